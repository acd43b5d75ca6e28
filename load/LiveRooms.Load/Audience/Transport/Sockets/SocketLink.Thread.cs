using System.Text;

namespace LiveRooms.Load.Audience.Transport.Sockets;

/// <summary>What its thread does with it.</summary>
internal sealed partial class SocketLink
{
    /// <summary>Microseconds between two visits. SignalR's own clients ping as often; the server gives them up after 30 s.</summary>
    public const long VisitMicros = 15_000_000;

    // The least the kernel gives; it doubles it.
    private const int SmallBuffer = 4_096;
    private const int LongestHead = 4_096;
    // An edge pings every 15 s.
    private const long Silence = 3 * VisitMicros;

    private readonly HubReader _reader = new();
    private byte[] _ahead = [];
    private int _socket = SystemSocket.Broken;
    private volatile Phase _phase;
    private bool _held;
    private bool _leaves;
    private string? _why;
    private long _heard;
    private uint _watched;
    private int _over;

    private enum Phase
    {
        Waiting,
        Connecting,
        Upgrading,
        ShakingHands,
        Open,
        Over,
    }

    /// <summary>Its place among the thread's sockets; negative when it has none.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Does what was asked for.</summary>
    /// <returns>Whether it goes on.</returns>
    public bool Obey(long now)
    {
        var asked = (Asked)Interlocked.Exchange(ref _asked, 0);
        if (_phase == Phase.Over)
            return true;
        if (asked.HasFlag(Asked.Abort))
            return false;
        if (asked.HasFlag(Asked.Enter) && _phase == Phase.Waiting && !Connect(now))
            return false;
        if (asked.HasFlag(Asked.Write))
            Flush();
        return !asked.HasFlag(Asked.Free) || !_held || Resume(now);
    }

    /// <summary>Reads, writes, or learns that it is connected or over.</summary>
    /// <param name="events">What the kernel says.</param>
    /// <param name="buffer">The thread's.</param>
    /// <param name="now">Microseconds.</param>
    /// <returns>Whether it goes on.</returns>
    public bool Handle(uint events, Span<byte> buffer, long now)
    {
        if (_phase == Phase.Connecting)
            return Upgrade(now);
        if ((events & Epoll.Writable) != 0)
            Flush();
        if ((events & ~Epoll.Writable) == 0)
            return true;
        // Who is held up has no wish to read: it is only told that all is over. A slow viewer's bytes wait in the kernel, where the
        // server feels them.
        var length = _held ? SystemSocket.Broken : SystemSocket.Receive(_socket, _slow ? buffer[..SmallBuffer] : buffer);
        if (length == SystemSocket.Again)
            return true;
        _heard = now;
        _thread.OnBytes(Math.Max(0, length));
        return length > 0 && Take(buffer[..length], now);
    }

    /// <summary>Pings, and finds silence, and a server that does not let it go.</summary>
    /// <returns>Whether it goes on.</returns>
    public bool Visit(long now)
    {
        if (_leaves)
            return false;
        lock (_gate)
        {
            _leaves = !_open && _phase == Phase.Open;
            if (_open)
                _outgoing.TryAdd(HubMessages.Ping.Span);
        }

        if (_phase == Phase.Open)
            Flush();
        if (_held || now - _heard < Silence)
            return true;
        _why ??= "silence";
        return false;
    }

    /// <summary>Ends it, once.</summary>
    /// <param name="why">What to say when nothing was heard.</param>
    public void End(string? why)
    {
        if (Interlocked.Exchange(ref _over, 1) != 0)
            return;
        _phase = Phase.Over;
        if (_socket >= 0)
            SystemSocket.Close(_socket);
        _socket = SystemSocket.Broken;
        lock (_gate)
        {
            _open = false;
            _outgoing.Forget();
        }

        _sink.OnClosed(_why ?? why);
    }

    private bool Connect(long now)
    {
        _socket = SystemSocket.Connect(_thread.AddressOf(this), _edge, _slow ? SmallBuffer : 0, out _why);
        if (_socket < 0)
            return false;
        (_phase, _heard) = (Phase.Connecting, now);
        _watched = Epoll.Writable;
        _thread.Epoll.Watch(_socket, Slot, _watched);
        return true;
    }

    private bool Upgrade(long now)
    {
        if ((_why = SystemSocket.ConnectError(_socket)) is not null)
            return false;
        (_phase, _heard) = (Phase.Upgrading, now);
        lock (_gate)
            _outgoing.AddRaw(_opening);
        _opening = [];
        Flush();
        return true;
    }

    private void Flush()
    {
        bool waits;
        lock (_gate)
        {
            _outgoing.Flush(_socket);
            waits = _outgoing.Waits;
        }

        Watch(waits);
    }

    private void Watch(bool waits)
    {
        var wanted = (_held ? 0 : Epoll.Readable) | (waits ? Epoll.Writable : 0);
        if (wanted == _watched)
            return;
        _watched = wanted;
        _thread.Epoll.Rewatch(_socket, Slot, wanted);
    }

    private void Hold(ReadOnlySpan<byte> ahead)
    {
        (_held, _ahead) = (true, ahead.ToArray());
        Watch((_watched & Epoll.Writable) != 0);
    }

    private bool Resume(long now)
    {
        var ahead = _ahead;
        // What came while it was held up was not heard: the silence begins now.
        (_held, _ahead, _heard) = (false, [], now);
        if (!Take(ahead, now))
            return false;
        Watch((_watched & Epoll.Writable) != 0);
        return true;
    }

    private bool Take(ReadOnlySpan<byte> bytes, long now)
    {
        if (_phase == Phase.Upgrading && !TryUpgrade(ref bytes))
            return _why is null;
        while (_reader.TryRead(ref bytes, out var message))
        {
            if (_phase == Phase.ShakingHands && !HubMessages.IsWelcome(message))
            {
                _why = Encoding.UTF8.GetString(message);
                return false;
            }

            if (Hear(message, now))
                continue;
            Hold(bytes);
            return true;
        }

        if (_reader.HasEnded)
            Close();
        return true;
    }

    private bool TryUpgrade(ref ReadOnlySpan<byte> bytes)
    {
        _ahead = [.. _ahead, .. bytes];
        var end = _ahead.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0 && _ahead.Length < LongestHead)
            return false;
        if (end < 0 || !_ahead.AsSpan().StartsWith("HTTP/1.1 101"u8))
        {
            _why = Encoding.UTF8.GetString(_ahead);
            return false;
        }

        bytes = bytes[^(_ahead.Length - end - 4)..];
        _ahead = [];
        _phase = Phase.ShakingHands;
        lock (_gate)
            _outgoing.TryAdd(HubMessages.Handshake.Span);
        Flush();
        return true;
    }

    /// <summary>False when the viewer is slow.</summary>
    private bool Hear(ReadOnlySpan<byte> message, long now)
    {
        if (_phase == Phase.ShakingHands)
        {
            _phase = Phase.Open;
            lock (_gate)
                _open = true;
            _sink.OnOpen();
            return true;
        }

        if (HubMessages.IsFrame(message))
            return !Volatile.Read(ref _open) || _sink.OnFrame(message, now);
        if (HubMessages.IsClose(message))
            _why = Encoding.UTF8.GetString(message);
        _sink.OnMessage(message, now);
        return true;
    }
}
