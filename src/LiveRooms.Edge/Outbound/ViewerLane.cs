using LiveRooms.Rules.Ids;
using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// One viewer's way out. It holds no queue: at most one frame is in flight, and a viewer that lags is caught up from the
/// relay's window when its socket is free again (laws 7 and 8). All members but <see cref="IsFree"/> are called under the
/// relay's lock.
/// </summary>
internal sealed class ViewerLane(HubConnectionContext connection, ViewerId viewer)
{
    private volatile bool _inFlight;

    public ViewerId Viewer { get; } = viewer;

    /// <summary>The feed's life that <see cref="Sequence"/> counts in.</summary>
    public long Epoch { get; set; }

    /// <summary>Up to where the viewer has been sent.</summary>
    public long Sequence { get; set; }

    /// <summary>The relay's <see cref="RelayFeed.Stamp"/> up to which the viewer has the latest-wins parts.</summary>
    public long Stamp { get; set; }

    /// <summary>Ends with the connection.</summary>
    public CancellationToken Closed => connection.ConnectionAborted;

    /// <summary>Whether the last frame has left.</summary>
    public bool IsFree => !_inFlight;

    /// <summary>Hands a frame to the connection without waiting for its socket.</summary>
    /// <param name="frame">Encoded once per protocol and shared.</param>
    /// <param name="whenFree">Called when a frame that did not leave at once has left.</param>
    public void Send(SerializedHubMessage frame, Action whenFree)
    {
        var write = connection.WriteAsync(frame, connection.ConnectionAborted);
        if (write.IsCompletedSuccessfully)
            return;
        _inFlight = true;
        _ = Finish(write, whenFree);
    }

    private async Task Finish(ValueTask write, Action whenFree)
    {
        try
        {
            await write.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The connection is gone; its session leaves the room on its own.
        }
        _inFlight = false;
        whenFree();
    }
}
