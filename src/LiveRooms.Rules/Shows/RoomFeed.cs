namespace LiveRooms.Rules.Shows;

/// <summary>
/// The last items of a room under one counter: critical items in one bounded ring, chat lines in another, and in a third those of
/// the room's own voices that others pushed out of the second. Every number from the start on is one item; a number that no ring
/// holds is a line that fell out, or was never handed in. A show appends and the feed counts; a relay appends with the show's
/// numbers. Storing allocates nothing once the rings have grown.
/// </summary>
/// <typeparam name="TCritical">Critical items.</typeparam>
/// <typeparam name="TLine">Chat lines.</typeparam>
public sealed class RoomFeed<TCritical, TLine>
{
    private readonly Ring<Numbered<TCritical>> _critical;
    private readonly Ring<Numbered<TLine>> _lines;
    private readonly Ring<Numbered<TLine>> _voices = new(ShowLimits.VoiceHistory);
    private readonly Func<TLine, bool>? _isVoice;

    // Critical items up to here are gone.
    private long _forgotten;

    /// <summary>An empty feed.</summary>
    /// <param name="criticalCapacity">Critical items kept, at least 1.</param>
    /// <param name="lineCapacity">Lines kept, at least 1.</param>
    /// <param name="start">The sequence it begins after; whoever stands before it needs a reset.</param>
    /// <param name="isVoice">Whether a line is the room's own voice; null when none is. Asked when it falls out of the lines.</param>
    public RoomFeed(int criticalCapacity, int lineCapacity, long start = 0, Func<TLine, bool>? isVoice = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        _critical = new(criticalCapacity);
        _lines = new(lineCapacity);
        _isVoice = isVoice;
        _forgotten = Last = start;
    }

    /// <summary>The newest sequence; the start when nothing was appended.</summary>
    public long Last { get; private set; }

    /// <summary>The oldest sequence from which one can go on without a reset.</summary>
    public long OldestPosition => _forgotten;

    /// <summary>Appends a critical item under the next number, which is returned.</summary>
    public long AppendCritical(TCritical item)
    {
        AppendCritical(Last + 1, item);
        return Last;
    }

    /// <summary>Appends a critical item under a number above the last.</summary>
    public void AppendCritical(long sequence, TCritical item)
    {
        Advance(sequence);
        if (_critical.Add(new(sequence, item), out var evicted))
            _forgotten = evicted.Sequence;
    }

    /// <summary>Appends a line under the next number, which is returned.</summary>
    public long AppendLine(TLine line)
    {
        AppendLine(Last + 1, line, out _);
        return Last;
    }

    /// <summary>Appends a line under a number above the last; true when another is kept no longer, which is then <paramref name="gone"/>.</summary>
    public bool AppendLine(long sequence, TLine line, out TLine? gone)
    {
        Advance(sequence);
        var isGone = _lines.Add(new(sequence, line), out var oldest)
            && (_isVoice?.Invoke(oldest.Item) is not true || _voices.Add(oldest, out oldest));
        gone = isGone ? oldest.Item : default;
        return isGone;
    }

    /// <summary>Moves on to a number that somebody else's feed reached; the numbers skipped count as lines lost.</summary>
    public void SkipTo(long sequence)
    {
        if (sequence != Last)
            Advance(sequence);
    }

    /// <summary>Forgets everything and begins anew after <paramref name="start"/>.</summary>
    public void Reset(long start)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        _critical.Clear();
        _lines.Clear();
        _voices.Clear();
        _forgotten = Last = start;
    }

    /// <summary>What came after a sequence. O(log n), copies nothing.</summary>
    /// <param name="after">The sequence the asker has seen.</param>
    public FeedSlice<TCritical, TLine> Since(long after)
    {
        var (critical, voices, lines) = (After(_critical, after), After(_voices, after), After(_lines, after));
        var lost = after < _forgotten || after > Last;
        return new(after, Last, critical, voices, lines, lost ? 0 : Last - after - critical.Count - voices.Count - lines.Count, lost);
    }

    private static RingSlice<Numbered<T>> After<T>(Ring<Numbered<T>> ring, long after)
    {
        int low = 0, high = ring.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (ring[middle].Sequence <= after)
                low = middle + 1;
            else
                high = middle;
        }

        return new(ring, low, ring.Count - low);
    }

    private void Advance(long sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sequence, Last);
        Last = sequence;
    }
}
