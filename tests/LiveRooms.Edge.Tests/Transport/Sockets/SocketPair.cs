using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Transport.WebSockets;
using LiveRooms.Edge.Transport.Sockets;

namespace LiveRooms.Edge.Tests.Transport.Sockets;

/// <summary>A viewer behind a loopback socket, and its client: the platform's WebSocket on the other end, or bytes by hand.</summary>
internal sealed class SocketPair : IAsyncDisposable
{
    private readonly byte[] _buffer = new byte[64 * 1024];

    private SocketPair(Socket accepted, Socket socket, EdgeOptions options)
    {
        Viewer = new SocketViewer(accepted, User(), options);
        Socket = socket;
        Client = WebSocket.CreateFromStream(
            new NetworkStream(socket, ownsSocket: true), new WebSocketCreationOptions { KeepAliveInterval = TimeSpan.Zero });
    }

    internal SocketViewer Viewer { get; }

    internal WebSocket Client { get; }

    /// <summary>Under the client, for what no client would send.</summary>
    internal Socket Socket { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Opens a pair.</summary>
    /// <param name="window">Bytes that the client's system holds unread, about: very few make it slow. By default the system chooses.</param>
    /// <param name="options">By default those there are, with the smallest buffer for sending.</param>
    internal static async Task<SocketPair> Open(int? window = null, EdgeOptions? options = null)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (window is { } bytes)
            socket.ReceiveBufferSize = bytes;
        var accept = listener.AcceptAsync(Cancelled).AsTask();
        await socket.ConnectAsync(listener.LocalEndPoint!, Cancelled).AsTask().Soon();
        return new SocketPair(await accept.Soon(), socket, options ?? new EdgeOptions { SendBufferBytes = 4_096 });
    }

    internal static ClaimsPrincipal User() => new(new ClaimsIdentity([new Claim("sub", "viewer-1"), new Claim("name", "Ada")], "test"));

    /// <summary>The hub writes a message.</summary>
    internal Task<FlushResult> Write(ReadOnlyMemory<byte> message) => Viewer.Output.WriteAsync(message).AsTask().Soon();

    /// <summary>The hub begins a read.</summary>
    internal ValueTask<ReadResult> Begin() => Viewer.Input.ReadAsync(Cancelled);

    /// <summary>The hub reads.</summary>
    internal Task<ReadResult> Next() => Begin().AsTask().Soon();

    /// <summary>The hub reads all that there is, when there is something.</summary>
    internal async Task<string> Read()
    {
        var read = await Next();
        var text = Encoding.UTF8.GetString(read.Buffer.ToArray()) + (read.IsCompleted ? "|" : "") + (read.IsCanceled ? "!" : "");
        Viewer.Input.AdvanceTo(read.Buffer.End);
        return text;
    }

    /// <summary>The client sends a message, or a part of one.</summary>
    internal Task Send(string text, bool end = true) => Send(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, end);

    internal Task Send(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, bool end = true) =>
        Client.SendAsync(bytes, type, end, Cancelled).AsTask().Soon();

    /// <summary>The next whole message that the client gets; null at a close.</summary>
    internal async Task<(WebSocketMessageType Type, byte[] Bytes)?> Receive()
    {
        var message = new ArrayBufferWriter<byte>();
        while (true)
        {
            var got = await Client.ReceiveAsync(_buffer.AsMemory(), Cancelled).AsTask().Soon();
            if (got.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(_buffer.AsSpan(0, got.Count));
            if (got.EndOfMessage)
                return (got.MessageType, message.WrittenSpan.ToArray());
        }
    }

    internal async Task<string?> ReceiveText() => await Receive() is { } message ? Encoding.UTF8.GetString(message.Bytes) : null;

    /// <summary>So many bytes as they come.</summary>
    internal async Task<byte[]> Bytes(int count)
    {
        var bytes = new byte[count];
        for (var at = 0; at < count;)
            at += await Socket.ReceiveAsync(bytes.AsMemory(at), SocketFlags.None, Cancelled).AsTask().Soon();
        return bytes;
    }

    /// <summary>The client sends a frame by hand.</summary>
    internal Task Send(ClientFrame frame) => Socket.SendAsync(frame.Bytes(), Cancelled).AsTask().Soon();

    public async ValueTask DisposeAsync()
    {
        Viewer.Abort();
        await Viewer.DisposeAsync();
        Client.Dispose();
    }
}
