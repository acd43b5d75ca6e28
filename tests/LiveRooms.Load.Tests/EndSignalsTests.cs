namespace LiveRooms.Load.Tests;

/// <summary>Asked once, the program ends what it does; asked twice, it ends.</summary>
public sealed class EndSignalsTests : IDisposable
{
    private readonly List<int> _exits = [];
    private readonly EndSignals _signals;

    public EndSignalsTests() => _signals = new EndSignals(_exits.Add);

    public void Dispose() => _signals.Dispose();

    [Fact]
    public void Nobody_asked() => Assert.Equal((null, false), (_signals.Code, _signals.Asked.IsCancellationRequested));

    [Fact]
    public void Asked_once_it_may_bring_all_to_an_end()
    {
        _signals.Hear(EndSignals.Terminated);
        Assert.True(_signals.Asked.IsCancellationRequested);
        Assert.Equal(143, _signals.Code);
        Assert.Empty(_exits);
    }

    [Fact]
    public void Asked_again_it_ends_at_once_and_the_first_one_stands()
    {
        _signals.Hear(EndSignals.Interrupted);
        _signals.Hear(EndSignals.Terminated);
        Assert.Equal([143], _exits);
        Assert.Equal(130, _signals.Code);
    }
}
