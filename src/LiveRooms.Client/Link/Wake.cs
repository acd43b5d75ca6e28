using System.Threading.Channels;

namespace LiveRooms.Client.Link;

/// <summary>A bell: rung many times before anybody listens, it is heard once.</summary>
internal sealed class Wake
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal void Ring() => _bell.Writer.TryWrite(true);

    internal async Task HeardAsync(CancellationToken cancel) => await _bell.Reader.ReadAsync(cancel).ConfigureAwait(false);
}
