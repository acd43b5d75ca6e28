namespace LiveRooms.Load.Agents;

/// <summary>
/// How far another machine's clock is behind this one, from calls that asked it for its time. The call with the shortest way says
/// most: the answer was made somewhere within it, so half the way bounds the error.
/// </summary>
internal sealed class ClockEstimate
{
    // Calls of the beat and of the measuring may come back at once.
    private readonly Lock _gate = new();
    private long _shortest = long.MaxValue;
    private long _behind;

    /// <summary>What is reckoned with, microseconds: what was known when it was decided.</summary>
    public long Used { get; private set; }

    /// <summary>How far the clocks went from that since, at least, microseconds.</summary>
    public long Drift { get; private set; }

    /// <summary>Microseconds; zero where the clocks may be the same, so that processes of one machine stay exact.</summary>
    public long Behind => Math.Abs(_behind) <= HalfWay ? 0 : _behind;

    private long HalfWay => _shortest == long.MaxValue ? 0 : (_shortest + 1) / 2;

    /// <summary>From now on what is known is reckoned with.</summary>
    public void Use()
    {
        lock (_gate)
            (Used, Drift) = (Behind, 0);
    }

    /// <summary>A call is back.</summary>
    /// <param name="sent">When it was made, by this clock.</param>
    /// <param name="there">What the other clock said.</param>
    /// <param name="back">When the answer came, by this clock.</param>
    public void Add(long sent, long there, long back)
    {
        var way = Math.Max(0, back - sent);
        lock (_gate)
        {
            // The answer was made on the way: what the clock is behind by now lies between.
            Drift = Math.Max(Drift, Math.Max(sent - there - Used, Used - (sent + way - there)));
            if (way >= _shortest)
                return;
            _shortest = way;
            _behind = sent + (way / 2) - there;
        }
    }
}
