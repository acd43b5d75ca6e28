using System.Threading.Channels;

namespace LiveRooms.Edge.Outbound;

/// <summary>Wakes one loop; any number of sets before it looks wake it once.</summary>
internal sealed class AsyncSignal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Set() => _set.Writer.TryWrite(true);

    public async ValueTask Wait(CancellationToken cancellation) => await _set.Reader.ReadAsync(cancellation).ConfigureAwait(false);

    /// <summary>Waits until set, or until <paramref name="most"/> has passed.</summary>
    public async ValueTask Wait(TimeSpan most, TimeProvider time, CancellationToken cancellation)
    {
        if (_set.Reader.TryRead(out _))
            return;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(_set.Reader.WaitToReadAsync(timeout.Token).AsTask(), Task.Delay(most, time, timeout.Token))
            .ConfigureAwait(false);
        await timeout.CancelAsync().ConfigureAwait(false);
        _set.Reader.TryRead(out _);
        cancellation.ThrowIfCancellationRequested();
    }
}
