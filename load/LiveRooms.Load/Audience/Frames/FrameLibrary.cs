using System.Runtime.InteropServices;
using LiveRooms.Load.Audience.Rooms;
using LiveRooms.Load.Audience.Time;

namespace LiveRooms.Load.Audience.Frames;

/// <summary>
/// Reads each frame once, however many viewers get it: a thread knows its latest frames by their bytes, all threads together the
/// latest few thousand. What is older is read again.
/// </summary>
internal sealed class FrameLibrary(RoomWatches rooms)
{
    /// <summary>Frames known to all threads, in each of two halves; the older is forgotten when the newer is full.</summary>
    private const int Most = 2_048;

    [ThreadStatic]
    private static Shelf? _shelf;

    private readonly Lock _gate = new();
    private Dictionary<ulong, FrameFacts> _recent = [];
    private Dictionary<ulong, FrameFacts> _older = [];

    /// <summary>Frames that were read, not found.</summary>
    public long Read { get; private set; }

    /// <summary>A frame's facts; null when the bytes are none.</summary>
    /// <param name="frame">The hub message.</param>
    /// <param name="at">Now, microseconds.</param>
    public FrameFacts? Find(ReadOnlySpan<byte> frame, long at)
    {
        var shelf = _shelf;
        if (shelf?.Owner != this)
            _shelf = shelf = new Shelf(this);
        return shelf.Find(frame) ?? Share(frame, at, shelf);
    }

    private FrameFacts? Share(ReadOnlySpan<byte> frame, long at, Shelf shelf)
    {
        var hash = HashOf(frame);
        FrameFacts? facts;
        lock (_gate)
        {
            if ((_recent.TryGetValue(hash, out facts) || _older.TryGetValue(hash, out facts)) && frame.SequenceEqual(facts.Bytes))
            {
                shelf.Put(facts);
                return facts;
            }
        }
        facts = FrameReader.Read(frame, rooms);
        if (facts is null)
            return null;
        lock (_gate)
        {
            // Two threads may have read it at once: the first one's facts are everybody's.
            if (_recent.TryGetValue(hash, out var known) && frame.SequenceEqual(known.Bytes))
                facts = known;
            else
                Keep(hash, facts, at);
        }
        shelf.Put(facts);
        return facts;
    }

    private void Keep(ulong hash, FrameFacts facts, long at)
    {
        Read++;
        facts.Room.Take(facts, at);
        if (_recent.Count >= Most)
        {
            (_recent, _older) = (_older, _recent);
            _recent.Clear();
        }
        _recent[hash] = facts;
    }

    private static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            hash = Chance.Mixed(hash ^ word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..])
            hash = Chance.Mixed(hash ^ rest);
        return hash;
    }

    /// <summary>One thread's latest frames.</summary>
    private sealed class Shelf(FrameLibrary owner)
    {
        private const int Places = 8;

        private readonly FrameFacts?[] _facts = new FrameFacts?[Places];
        private int _next;

        public FrameLibrary Owner => owner;

        public FrameFacts? Find(ReadOnlySpan<byte> frame)
        {
            // The newest first: most viewers get that one.
            for (var i = 1; i <= Places; i++)
            {
                if (_facts[(_next - i) & (Places - 1)] is { } facts && frame.SequenceEqual(facts.Bytes))
                    return facts;
            }
            return null;
        }

        public void Put(FrameFacts facts) => _facts[_next++ & (Places - 1)] = facts;
    }
}
