using LiveRooms.Protocol;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveRooms.Edge.Outbound;

/// <summary>Ends a connection with a reason that its client reads.</summary>
internal static class Goodbye
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Says why, and when to come again. A client that hears it ends the connection by itself; one that does not within
    /// five seconds is cut.
    /// </summary>
    public static async Task Say(HubConnectionContext connection, CloseText text, TimeProvider time, Action? said = null)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, connection.ConnectionAborted);
        try
        {
            await connection.WriteAsync(new CloseMessage(text.ToString(), allowReconnect: true), either.Token).ConfigureAwait(false);
            said?.Invoke();
            await Task.Delay(Timeout.InfiniteTimeSpan, time, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It is over, or nobody hears.
        }
        connection.Abort();
        // Where nothing leaves any more SignalR would go on for a minute with what is under way.
        if (patience.IsCancellationRequested)
            connection.Features.Get<IConnectionLifetimeFeature>()?.Abort();
    }
}
