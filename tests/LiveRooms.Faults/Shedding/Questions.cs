using LiveRooms.Grains.Shows;

namespace LiveRooms.Faults.Shedding;

/// <summary>Work for the silo in which a show lives, and for nobody else: it is asked who it is, without a pause.</summary>
internal sealed class Questions : IAsyncDisposable
{
    private const int AtOnce = 64;

    private readonly CancellationTokenSource _over = new();
    private readonly Task _asking;

    internal Questions(IShowGrain show) => _asking = Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Ask(show)));

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _asking;
        _over.Dispose();
    }

    private async Task Ask(IShowGrain show)
    {
        while (!_over.IsCancellationRequested)
            await show.Describe();
    }
}
