using LiveRooms.Protocol;
using Microsoft.AspNetCore.Connections.Abstractions;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Edge.Outbound;

/// <summary>Frames through SignalR's own connection: Kestrel's WebSockets, TLS, server-sent events, long polling.</summary>
internal sealed class PipeOutlet(HubConnectionContext connection) : IViewerOutlet
{
#pragma warning disable CA2252 // Only whether it is there is looked at; SignalR itself uses it.
    private readonly bool _repeats = connection.Features.Get<IStatefulReconnectFeature>() is not null;
#pragma warning restore CA2252
    private volatile bool _closed;

    /// <inheritdoc/>
    public HandOver TrySend(OutboundFrame frame, FrameEncoding encoding, IOutletWaiter waiter)
    {
        if (_closed)
            return HandOver.Closed;
        var write = connection.WriteAsync(_repeats ? frame.Lasting() : frame.Serialized(encoding), connection.ConnectionAborted);
        if (write.IsCompletedSuccessfully)
            return HandOver.Sent;
        frame.Retain();
        _ = Finish(write, frame, waiter);
        return HandOver.InFlight;
    }

    /// <inheritdoc/>
    public void Abort()
    {
        // As it ends a connection whose sign-in is over; its own Abort would have the client stay away.
        if (connection.Features.Get<IConnectionLifetimeNotificationFeature>() is { } ending)
            ending.RequestClose();
        else
            connection.Abort();
    }

    /// <inheritdoc/>
    public void Dismiss(CloseText why, TimeProvider time) => _ = Goodbye.Say(connection, why, time);

    private async Task Finish(ValueTask write, OutboundFrame frame, IOutletWaiter waiter)
    {
        try
        {
            await write.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A write fails only with its connection, whose session then leaves the room on its own.
        catch (Exception)
#pragma warning restore CA1031
        {
            _closed = true;
        }
        frame.Release();
        waiter.OnFree();
    }
}
