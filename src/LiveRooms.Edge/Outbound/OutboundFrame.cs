using LiveRooms.Protocol.Hub;
using Microsoft.AspNetCore.SignalR;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// One frame for any number of viewers, encoded at most once per protocol, when the first of them needs it. It is made with
/// one reference; whoever keeps it beyond a call retains it, and with the last release its bytes go back to the pool.
/// </summary>
internal sealed class OutboundFrame(FrameEncoder encoder, RoomFrame frame)
{
    private readonly Lock _gate = new();
    private readonly FrameBytes?[] _bytes = new FrameBytes?[2];
    private readonly SerializedHubMessage?[] _serialized = new SerializedHubMessage?[2];
    private SerializedHubMessage? _lasting;
    private int _references = 1;

    /// <summary>What it says.</summary>
    public RoomFrame Said => frame;

    /// <summary>The hub message in WebSocket framing, ready for a socket.</summary>
    public ReadOnlyMemory<byte> Framed(FrameEncoding encoding) => Bytes(encoding).Framed;

    /// <summary>The hub message alone.</summary>
    public ReadOnlyMemory<byte> Message(FrameEncoding encoding) => Bytes(encoding).Message;

    /// <summary>The same bytes for a connection of SignalR's own.</summary>
    public SerializedHubMessage Serialized(FrameEncoding encoding)
    {
        if (Volatile.Read(ref _serialized[(int)encoding]) is { } ready)
            return ready;
        var bytes = Bytes(encoding);
        lock (_gate)
            return _serialized[(int)encoding] ??= new([new SerializedMessage(encoder.NameOf(encoding), bytes.Message)]);
    }

    /// <summary>
    /// The same as a message that may be kept for as long as one likes, for a connection that repeats messages after a reconnect:
    /// it counts only messages that it sees as such.
    /// </summary>
    public SerializedHubMessage Lasting()
    {
        if (Volatile.Read(ref _lasting) is { } ready)
            return ready;
        lock (_gate)
            return _lasting ??= new SerializedHubMessage(FrameEncoder.MessageOf(frame));
    }

    /// <summary>Keeps the bytes until <see cref="Release"/>.</summary>
    public void Retain()
    {
        if (Interlocked.Increment(ref _references) <= 1)
            throw new InvalidOperationException("The frame was given back already.");
    }

    /// <summary>Ends one reference.</summary>
    public void Release()
    {
        var left = Interlocked.Decrement(ref _references);
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        if (left > 0)
            return;
        foreach (var bytes in _bytes)
            bytes?.Return();
    }

    private FrameBytes Bytes(FrameEncoding encoding)
    {
        if (Volatile.Read(ref _bytes[(int)encoding]) is { } ready)
            return ready;
        lock (_gate)
            return _bytes[(int)encoding] ??= encoder.Encode(frame, encoding);
    }
}
