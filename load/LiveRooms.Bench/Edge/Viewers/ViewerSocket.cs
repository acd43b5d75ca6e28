using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>One viewer: connects, upgrades, shakes hands, joins, and then counts what it is sent.</summary>
internal sealed class ViewerSocket : IDisposable
{
    // The least the kernel gives; it doubles it.
    private const int SmallBuffer = 4_096;
    private const int LongestHead = 4_096;

    // IPPROTO_IP and IP_BIND_ADDRESS_NO_PORT of Linux.
    private const int IpLevel = 0;
    private const int BindAddressNoPort = 24;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly HubReader _reader = new();
    private readonly Gate _gate;
    private readonly Counts _counts;
    private readonly HashSet<string> _asked = [];
    private byte[] _head = [];
    private Phase _phase;

    /// <summary>Connects and asks for the upgrade.</summary>
    /// <param name="gate">Where.</param>
    /// <param name="from">The address to come from: one address has too few ports for a crowd.</param>
    /// <param name="name">The viewer's id.</param>
    /// <param name="mayStall">Whether it will stop reading at times: then little fits into its buffer, as on a slow line.</param>
    /// <param name="counts">Where to count.</param>
    public ViewerSocket(Gate gate, IPAddress from, string name, bool mayStall, Counts counts)
    {
        (_gate, _counts, MayStall) = (gate, counts, mayStall);
        _socket.NoDelay = true;
        // Ends at once when closed, so that its port is free again.
        _socket.LingerState = new LingerOption(true, 0);
        if (mayStall)
            _socket.ReceiveBufferSize = SmallBuffer;
        // Else the system looks for a port that is free on all addresses, and soon searches longer than the server works.
        _socket.SetRawSocketOption(IpLevel, BindAddressNoPort, [1, 0, 0, 0]);
        _socket.Bind(new IPEndPoint(from, 0));
        _socket.Connect(gate.Address);
        _socket.Send(Upgrade.Request(LiveRooms.Protocol.HubMethods.Path, gate.Port, name));
    }

    private enum Phase
    {
        Upgrading,
        ShakingHands,
        Joining,
        Watching,
    }

    public bool MayStall { get; }

    public bool IsStalled { get; set; }

    /// <summary>The others it enters with, until it is in or lost.</summary>
    public Batch? Entering { get; set; }

    public bool IsOver { get; private set; }

    public bool HasJoined => _phase == Phase.Watching;

    /// <summary>What it heard when it was sent away; null else.</summary>
    public string? Why { get; private set; }

    public int Handle => (int)_socket.SafeHandle.DangerousGetHandle();

    /// <summary>Takes in what came.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="now">Microseconds now.</param>
    /// <returns>Whether the connection is good.</returns>
    public bool Receive(ReadOnlySpan<byte> bytes, long now)
    {
        if (_phase == Phase.Upgrading && !TryUpgrade(ref bytes))
            return Why is null;
        while (_reader.TryRead(ref bytes, out var message))
        {
            if (_phase == Phase.Watching)
                FrameWatch.Count(message, now, _counts);
            else
                Advance(message);
            if (message.StartsWith("{\"type\":7"u8))
                Why = Encoding.UTF8.GetString(message);
        }

        return Why is null;
    }

    /// <summary>Says that it is still there.</summary>
    public void Ping()
    {
        if (!_gate.Silent && HasJoined && !IsOver)
            _socket.Send(Gate.Ping, SocketFlags.None, out _);
    }

    /// <summary>Asks something of the hub, and does not wait for the answer.</summary>
    public void Ask(string method, string text)
    {
        if (!HasJoined || IsOver)
            return;
        _socket.Send(_gate.Request(method, text), SocketFlags.None, out _);
        // A heart needs nobody's identity.
        if (method != LiveRooms.Protocol.HubMethods.React && _asked.Add(method))
            _counts.OnFirstAct();
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        IsOver = true;
        _socket.Dispose();
    }

    private bool TryUpgrade(ref ReadOnlySpan<byte> bytes)
    {
        _head = [.. _head, .. bytes];
        var end = _head.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0 && _head.Length < LongestHead)
            return false;
        if (!_head.AsSpan().StartsWith("HTTP/1.1 101"u8))
        {
            Why = Encoding.UTF8.GetString(_head);
            return false;
        }

        bytes = bytes[^(_head.Length - end - 4)..];
        _head = [];
        _phase = _gate.Silent ? Phase.Watching : Phase.ShakingHands;
        if (!_gate.Silent)
            _socket.Send(Gate.Handshake);
        return true;
    }

    private void Advance(ReadOnlySpan<byte> message)
    {
        if (_phase == Phase.ShakingHands && message.SequenceEqual("{}"u8))
        {
            _socket.Send(_gate.Join);
            _phase = Phase.Joining;
        }
        else if (_phase == Phase.Joining && message.StartsWith("{\"type\":3"u8) && message.IndexOf("\"snapshot\":{"u8) > 0)
            _phase = Phase.Watching;
        else if (!message.StartsWith("{\"type\":1,"u8) && !message.StartsWith("{\"type\":6"u8))
            Why = Encoding.UTF8.GetString(message);
    }
}
