using LiveRooms.Load.Gates;

namespace LiveRooms.Load.Tests.Gates;

public sealed class EngineAliveTests
{
    [Fact]
    public void A_server_that_ended_by_itself_fails_the_run_with_what_it_said_last()
    {
        var verdict = EngineAlive.Judge(["edge 1 ended with code 134: Out of memory."]);
        Assert.Equal((GateNames.EngineAlive, false, false), (verdict.Gate, verdict.IsThreshold, verdict.Passed));
        Assert.Equal(["edge 1 ended with code 134: Out of memory."], verdict.Evidence);
    }

    [Fact]
    public void Who_lived_is_said_too() => Assert.True(EngineAlive.Judge([]).Passed);
}
