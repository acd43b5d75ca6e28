using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>
/// Peer (c), the floor: WebSockets are accepted by hand, and each frame's ready bytes go to every socket by a bare loop of
/// <c>Socket.Send</c> on as many threads as there are cores. Nobody is heard, nobody may be slow.
/// </summary>
internal sealed class FloorServer : IBenchServer, IDisposable
{
    // What viewers wait for; nobody reads what they say.
    private static readonly byte[] _welcome =
        [.. Framed("{}"), .. Framed("""{"type":3,"invocationId":"1","result":{"snapshot":{}}}""")];

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly FloorSender[] _senders = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new FloorSender())];
    private long _sequence = BenchRoom.FirstSequence;
    private int _accepted;

    private FloorServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        new Thread(Accept) { IsBackground = true }.Start();
    }

    /// <inheritdoc/>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <inheritdoc/>
    public long Handed => _senders.Sum(sender => sender.Sent);

    /// <summary>The process.</summary>
    public static async Task<int> Run()
    {
        using var server = new FloorServer();
        return await ServerControl.Run(server);
    }

    /// <inheritdoc/>
    public Task Publish(double perSecond, CancellationToken stop) => Pulse.Run(perSecond, Send, stop);

    /// <inheritdoc/>
    public void Forget()
    {
        // It has no history.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        foreach (var sender in _senders)
            sender.Dispose();
    }

    private Task Send()
    {
        var message = new ArrayBufferWriter<byte>(BenchRoom.FrameBytes);
        BenchRoom.WriteFrame(++_sequence, message);
        byte[] frame = [0x81, 126, (byte)(message.WrittenCount >> 8), (byte)message.WrittenCount, .. message.WrittenSpan];
        return Task.WhenAll(_senders.Select(sender => sender.Begin(frame)));
    }

    private static byte[] Framed(string hubMessage) => [0x81, (byte)(hubMessage.Length + 1), .. Encoding.ASCII.GetBytes(hubMessage), 0x1e];

    private void Accept()
    {
        var buffer = new byte[4_096];
        while (true)
        {
            var socket = _listener.Accept();
            socket.NoDelay = true;
            var length = 0;
            while (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
                length += socket.Receive(buffer.AsSpan(length));
            socket.Send([.. Upgrade.Accept(buffer.AsSpan(0, length)), .. _welcome]);
            _senders[_accepted++ % _senders.Length].Add(socket);
        }
    }
}
