using System.Buffers;
using System.Net;
using System.Net.Sockets;
using LiveRooms.Protocol;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// The hub's own door: decides whether a socket's first bytes are a head that is surely for the hub, from somebody who may come
/// in, and opens the WebSocket then. Until it does, nothing of the socket is consumed.
/// </summary>
internal sealed partial class HubDoor(
    HubSignIn signIn, HostRules hosts, PlainEndpoints endpoints, Negotiations negotiations, SocketToViewer viewers,
    IOptions<EdgeOptions> options, IHostApplicationLifetime lifetime, ILogger<HubDoor> log)
{
    private static readonly byte[] _path = System.Text.Encoding.ASCII.GetBytes(HubMethods.Path);

    private volatile bool _mapped;

    /// <summary>Opens the door: the hub is part of this server.</summary>
    public void Open() => _mapped = true;

    /// <summary>Whether sockets that come to a port may be ours at all.</summary>
    public bool IsOpenAt(int port) =>
        _mapped && options.Value.Transport == EdgeTransport.Sockets && lifetime.ApplicationStarted.IsCancellationRequested
        && !lifetime.ApplicationStopping.IsCancellationRequested && endpoints.Has(port);

    /// <summary>The head of which a socket's first bytes, which have arrived, surely consist; else null. They stay where they are.</summary>
    /// <exception cref="SocketException">The connection is over.</exception>
    public RequestHead? Peek(Socket socket)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(RequestHead.MaxBytes);
        try
        {
            var length = socket.Receive(buffer, 0, RequestHead.MaxBytes, SocketFlags.Peek);
            var head = RequestHead.Read(buffer.AsSpan(0, length), _path);
            return head is not null && hosts.Allow(head) ? head : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Who asks, when that is somebody who may come in, by a negotiation that is known if any; else null.</summary>
    public async Task<Entrant?> Judge(RequestHead head, IPEndPoint remote, IPEndPoint local, CancellationToken cancel)
    {
        try
        {
            if (await signIn.Judge(head, remote, local, cancel).ConfigureAwait(false) is not { } signed)
                return null;
            if (signed.Token is not { } token)
                return new Entrant(signed.User, signed.Ends, null);
            return negotiations.Take(token) is { } id ? new Entrant(signed.User, signed.Ends, id) : null;
        }
#pragma warning disable CA1031 // Whatever failed, Kestrel asks again, and says so to who asked.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogSignInFailed(e);
            return null;
        }
    }

    /// <summary>Takes the head from the socket, answers it, and makes the connection.</summary>
    /// <exception cref="SocketException">The connection is over.</exception>
    public LiveConnection Open(Socket socket, RequestHead head, Entrant entrant)
    {
        Take(socket, head.Length);
        var answer = WebSocketAnswer.To(head.Key);
        for (var sent = 0; sent < answer.Length;)
            sent += socket.Send(answer, sent, answer.Length - sent, SocketFlags.None);
        return viewers(socket, entrant);
    }

    // The bytes are there: none of this waits.
    private static void Take(Socket socket, int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            for (var taken = 0; taken < length;)
                taken += socket.Receive(buffer, 0, length - taken, SocketFlags.None);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    [LoggerMessage(2452, LogLevel.Debug, "A sign-in at the hub's door failed; Kestrel takes the request")]
    private partial void LogSignInFailed(Exception e);
}

/// <summary>Makes the connection of a viewer whose WebSocket is open on a socket. It owns the socket from then on.</summary>
internal delegate LiveConnection SocketToViewer(Socket socket, Entrant entrant);
