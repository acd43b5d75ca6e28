using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Protocol;

namespace LiveRooms.Edge.Tests.Transport.Listening;

/// <summary>A socket that says what a test wants, byte by byte.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>A head that the edge takes for its own: it asks for the hub's WebSocket as viewer-1.</summary>
    internal const string Upgrade =
        $"GET {HubMethods.Path} HTTP/1.1\r\nHost: 127.0.0.1:5080\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer viewer-1\r\n\r\n";

    internal static async Task<RawClient> To(Uri address)
    {
        var client = new RawClient();
        try
        {
            await client._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port)).Soon();
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            // Accepted, and closed before it was told so.
        }
        return client;
    }

    internal Task Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    internal async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes).AsTask().Soon()..];
    }

    /// <summary>Sends no more.</summary>
    internal void Finish() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks off.</summary>
    internal void Reset() => _socket.Close(0);

    /// <summary>The next head, with its empty line; what came until the end when there is none.</summary>
    internal async Task<string> Head()
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await Receive(one) > 0)
            head.Append((char)one[0]);
        return head.ToString();
    }

    /// <summary>The first line of the next head.</summary>
    internal async Task<string> Status() => (await Head()).Split("\r\n")[0];

    /// <summary>Reads until the other side ends, however it does.</summary>
    internal async Task End()
    {
        var some = new byte[4_096];
        while (await Receive(some) > 0)
        {
            // It says what it says.
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<int> Receive(byte[] buffer)
    {
        try
        {
            return await _socket.ReceiveAsync(buffer).Soon();
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
