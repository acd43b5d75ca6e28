using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using LiveRooms.Protocol;

namespace LiveRooms.Client.Link;

/// <summary>Tells what SignalR's exceptions mean.</summary>
internal static partial class HubFaults
{
    /// <summary>
    /// Whether it may be the call's own fault: SignalR uses the same exception for a call that failed and for a connection
    /// that the server closed with a message.
    /// </summary>
    internal static bool IsAmbiguous(Exception fault) => fault is not (
        OperationCanceledException or InvalidOperationException or IOException or TimeoutException
        or WebSocketException or SocketException or HttpRequestException);

    /// <summary>The edge begins its error texts with a code.</summary>
    internal static Problem ProblemOf(Exception fault)
    {
        var coded = Coded().Match(fault.Message);
        return coded.Success
            ? new Problem(int.Parse(coded.Groups[1].ValueSpan, provider: null), coded.Groups[2].Value, Retryable: false)
            : new Problem((int)ProblemCode.Internal, fault.Message, Retryable: false);
    }

    /// <summary>A refusal anywhere in what was thrown.</summary>
    internal static LiveRoomsException? RefusalIn(Exception? fault)
    {
        while (fault is not null and not LiveRoomsException)
        {
            fault = fault.InnerException;
        }

        return (LiveRoomsException?)fault;
    }

    [GeneratedRegex(@"(?:^|: )([1-9]\d{3}) (\P{Cc}+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Coded();
}
