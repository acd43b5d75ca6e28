using System.Net.Sockets;
using System.Net.WebSockets;
using LiveRooms.Protocol;

namespace LiveRooms.Client.Link;

/// <summary>Tells what SignalR's exceptions mean.</summary>
internal static class HubFaults
{
    /// <summary>
    /// Whether it may be the call's own fault: SignalR uses the same exception for a call that failed and for a connection
    /// that the server closed with a message.
    /// </summary>
    internal static bool IsAmbiguous(Exception fault) => fault is not (
        OperationCanceledException or InvalidOperationException or IOException or TimeoutException
        or WebSocketException or SocketException or HttpRequestException);

    /// <summary>The edge begins its error texts with a code; what it closes a connection for, and takes back later, may be tried again.</summary>
    internal static Problem ProblemOf(Exception fault) => CloseText.TryRead(fault.Message, out var said)
        ? new Problem((int)said.Code, said.Sentence, said.Code.IsRetryable(), (long?)said.ComeAgain?.TotalMilliseconds)
        : new Problem((int)ProblemCode.Internal, fault.Message, Retryable: false);

    /// <summary>When the server that closed the connection wants to be asked again; null when it did not say.</summary>
    internal static TimeSpan? ComeAgainIn(Exception? fault) =>
        CloseText.TryRead(fault?.Message, out var said) ? said.ComeAgain : null;

    /// <summary>A refusal anywhere in what was thrown.</summary>
    internal static LiveRoomsException? RefusalIn(Exception? fault)
    {
        while (fault is not null and not LiveRoomsException)
        {
            fault = fault.InnerException;
        }

        return (LiveRoomsException?)fault;
    }
}
