using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Bench.Edge.Viewers;
using LiveRooms.Edge.Transport.Memory;

namespace LiveRooms.Bench.Edge.Memory;

/// <summary>A viewer without a socket: enters, joins, and counts what it gets. One in many looks at the age of the lines.</summary>
internal sealed class CrowdMember(MemoryCrowd crowd, Counts? watched) : MemoryViewer
{
    private static ReadOnlySpan<byte> CompletionStart => "{\"type\":3,"u8;

    private int _frames;
    private bool _answered;

    /// <summary>Frames that came.</summary>
    public int Frames => Volatile.Read(ref _frames);

    /// <summary>Whether the connection ended.</summary>
    public bool IsLost { get; private set; }

    protected internal override bool OnFrame(ReadOnlyMemory<byte> frame)
    {
        // Frames come one at a time.
        Volatile.Write(ref _frames, _frames + 1);
        if (watched is null)
            return true;
        lock (watched)
            FrameWatch.Count(frame.Span, BenchRoom.Micros(), watched);
        return true;
    }

    protected internal override void OnMessage(ReadOnlyMemory<byte> message)
    {
        if (_answered || !message.Span.StartsWith(CompletionStart))
            return;
        _answered = true;
        crowd.OnJoined();
    }

    protected internal override void OnClosed()
    {
        IsLost = true;
        if (!_answered)
            crowd.OnJoined();
        _answered = true;
    }
}
