using LiveRooms.Load.Agents;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>Who is taken in, and who is told why not.</summary>
public sealed class MusterTests
{
    private readonly Muster _muster = new(places: 2, version: "1");

    [Fact]
    public void As_many_as_are_wanted_are_taken_once_each()
    {
        Assert.Null(_muster.Enrol(Card("a")));
        Assert.Null(_muster.Enrol(Card("a")));
        Assert.Null(_muster.Enrol(Card("b")));
        Assert.Equal("all 2 agents are there already", _muster.Enrol(Card("c")));
        Assert.Null(_muster.Enrol(Card("b")));
        Assert.Equal(2, _muster.Come.Count);
    }

    [Fact]
    public void Another_version_is_not_taken() =>
        Assert.Equal("it is of version 2, and the coordinator of 1", _muster.Enrol(Card("a") with { Version = "2" }));

    [Fact]
    public void Two_of_one_name_are_not_told_apart()
    {
        _muster.Enrol(Card("a"));
        Assert.Equal("there is another agent named a", _muster.Enrol(Card("a") with { Silo = "elsewhere" }));
    }

    private static AgentCard Card(string name) => new(name, name, "1", 4);
}
