namespace LiveRooms.Load.Tests;

/// <summary>Asked once, the program ends what it does; asked twice, it ends.</summary>
public sealed class EndingTests : IDisposable
{
    private readonly List<int> _exits = [];
    private readonly Ending _ending;

    public EndingTests() => _ending = new Ending(_exits.Add);

    public void Dispose() => _ending.Dispose();

    [Fact]
    public void Nobody_asked() => Assert.Equal((null, false), (_ending.Code, _ending.Asked.IsCancellationRequested));

    [Fact]
    public void Asked_once_it_may_bring_all_to_an_end()
    {
        _ending.Hear(Ending.Terminated);
        Assert.True(_ending.Asked.IsCancellationRequested);
        Assert.Equal(143, _ending.Code);
        Assert.Empty(_exits);
    }

    [Fact]
    public void Asked_again_it_ends_at_once_and_the_first_one_stands()
    {
        _ending.Hear(Ending.Interrupted);
        _ending.Hear(Ending.Terminated);
        Assert.Equal([143], _exits);
        Assert.Equal(130, _ending.Code);
    }
}
