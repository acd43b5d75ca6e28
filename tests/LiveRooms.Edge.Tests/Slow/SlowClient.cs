using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Fuzz;
using LiveRooms.Edge.Tests.Transport.Listening;
using LiveRooms.Edge.Tests.Transport.WebSockets;
using LiveRooms.Edge.Transport.WebSockets;
using LiveRooms.Protocol;

namespace LiveRooms.Edge.Tests.Slow;

/// <summary>A viewer on a bare socket, in JSON, that reads when and as much as a test says. Its system holds little unread.</summary>
internal sealed class SlowClient : IDisposable
{
    // Less, and the system lets the other side wait for a timer of its own before it takes more.
    private const int Window = 32_768;
    private const int Gulp = 4_096;
    private const string JoinId = "join";

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = Window };
    private readonly List<byte> _bytes = [];
    private readonly List<byte> _text = [];

    private SlowClient(RoomView view) => View = view;

    internal RoomView View { get; }

    /// <summary>The code that the hub closed with.</summary>
    internal ProblemCode? Closed { get; private set; }

    /// <summary>Whether the connection is over.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Whether the answer to the join is in.</summary>
    private bool Joined { get; set; }

    /// <summary>Connects and joins; a view that is handed in resumes.</summary>
    internal static async Task<SlowClient> Join(Uri address, string viewer, RoomView? view = null)
    {
        var client = new SlowClient(view ?? new RoomView());
        await client._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port)).Soon();
        await client.Send(Encoding.ASCII.GetBytes(RawClient.Upgrade.Replace("viewer-1", viewer, StringComparison.Ordinal)));
        await client.Upgraded();
        var seen = view?.Position;
        view?.Leave();
        var request = new Fields(("ShowId", Value.Of("show-1")), ("LastSeen", seen is null
            ? Value.Null
            : new Fields(("Epoch", Value.Of(seen.Epoch)), ("Sequence", Value.Of(seen.Sequence)))));
        await client.Send(Frame(Cook.GoodHandshake(FrameEncoding.Json)));
        await client.Send(Frame(Draft.Call(HubMethods.Join, request, JoinId).Bytes(FrameEncoding.Json)));
        await client.ReadUntil(() => client.Joined);
        return client;
    }

    /// <summary>Reads just so many bytes.</summary>
    internal async Task Read(int bytes)
    {
        while (bytes > 0)
        {
            Assert.False(IsOver, "The connection ended.");
            bytes -= await Receive(bytes);
        }
    }

    /// <summary>Reads on until it is so.</summary>
    internal async Task ReadUntil(Func<bool> reached)
    {
        while (!reached())
        {
            Assert.False(IsOver, "The connection ended before it was so.");
            await Receive(Gulp);
        }
    }

    /// <summary>Reads to the end of the connection.</summary>
    internal async Task ReadToEnd()
    {
        while (!IsOver)
            await Receive(Gulp);
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] Frame(byte[] payload) => new ClientFrame(Opcode.Text, payload).Bytes();

    private async Task Send(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await _socket.SendAsync(bytes).AsTask().Soon()..];
    }

    private async Task Upgraded()
    {
        var (head, one) = (new StringBuilder(), new byte[1]);
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            Assert.Equal(1, await _socket.ReceiveAsync(one).Soon());
            head.Append((char)one[0]);
        }
        Assert.StartsWith("HTTP/1.1 101 ", head.ToString(), StringComparison.Ordinal);
    }

    private async Task<int> Receive(int most)
    {
        var some = new byte[most];
        try
        {
            var got = await _socket.ReceiveAsync(some).Soon();
            IsOver = got == 0;
            _bytes.AddRange(some.AsSpan(0, got));
            TakeBytes();
            return got;
        }
        catch (SocketException)
        {
            IsOver = true;
            return 0;
        }
    }

    private void TakeBytes()
    {
        while (TakeFrame())
        {
            // There may be another one.
        }
        for (var end = _text.IndexOf(Framing.Separator); end >= 0; end = _text.IndexOf(Framing.Separator))
        {
            TakeMessage(_text.GetRange(0, end).ToArray());
            _text.RemoveRange(0, end + 1);
        }
    }

    private bool TakeFrame()
    {
        var bytes = CollectionsMarshal.AsSpan(_bytes);
        if (bytes.Length < 2)
            return false;
        var header = bytes[1] switch { < 126 => 2, 126 => 4, _ => 10 };
        if (bytes.Length < header)
            return false;
        var length = header switch
        {
            2 => bytes[1],
            4 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            _ => (int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]),
        };
        if (bytes.Length < header + length)
            return false;
        if ((Opcode)(bytes[0] & 0xf) is Opcode.Text or Opcode.Continuation)
            _text.AddRange(bytes.Slice(header, length));
        _bytes.RemoveRange(0, header + length);
        return true;
    }

    private void TakeMessage(byte[] message)
    {
        using var json = JsonDocument.Parse(message);
        var root = json.RootElement;
        switch (root.TryGetProperty("type", out var type) ? type.GetInt32() : 0)
        {
            case 1:
                View.Take(root.GetProperty("arguments")[0].Deserialize(ProtocolJsonContext.Default.RoomFrame)!);
                break;
            case 3:
                View.Join(root.GetProperty("result").Deserialize(ProtocolJsonContext.Default.JoinReply)!);
                Joined = true;
                break;
            case 7 when root.TryGetProperty("error", out var error):
                Closed = Heard.CodeOf(error.GetString()!);
                break;
            default:
                break;
        }
    }
}
