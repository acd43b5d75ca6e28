using LiveRooms.Load.Audience.Rooms;

namespace LiveRooms.Load.Audience.Viewers;

/// <summary>
/// One viewer's reactions: which are not answered yet, and which were answered so lately that an edge that died may not have passed
/// them on. What becomes of them is counted by the room. Used under the viewer's lock.
/// </summary>
internal sealed class HeartBook
{
    /// <summary>So long an answered reaction is doubtful when its edge dies, at least, microseconds; an edge reports far more often.</summary>
    public const long Fresh = 10_000_000;

    private readonly long[] _waiting = new long[SentCounts.Reactions];
    private readonly long[] _recent = new long[SentCounts.Reactions];
    private readonly long[] _before = new long[SentCounts.Reactions];
    private long _turned;

    /// <summary>Whether some are not answered.</summary>
    public bool Waits => _waiting.AsSpan().ContainsAnyExcept(0);

    /// <summary>They are sent.</summary>
    public void OnSent(int kind, int count) => _waiting[kind] += count;

    /// <summary>They were not sent after all, or refused.</summary>
    public void OnRefused(int kind, int count) => _waiting[kind] -= count;

    /// <summary>They were taken.</summary>
    public void OnTaken(int kind, int count, SentCounts sent, long now)
    {
        Turn(now);
        _waiting[kind] -= count;
        _recent[kind] += count;
        sent.AddCertain(kind, count);
    }

    /// <summary>The connection is over.</summary>
    /// <param name="edgeMayBeGone">Whether the edge may have ended with it, without a goodbye.</param>
    /// <param name="sent">The room's counts.</param>
    /// <param name="now">Microseconds.</param>
    public void OnLost(bool edgeMayBeGone, SentCounts sent, long now)
    {
        Turn(now);
        for (var kind = 0; kind < SentCounts.Reactions; kind++)
        {
            var late = edgeMayBeGone ? _recent[kind] + _before[kind] : 0;
            sent.AddCertain(kind, -late);
            sent.AddDoubtful(kind, _waiting[kind] + late);
            _waiting[kind] = 0;
            if (edgeMayBeGone)
                (_recent[kind], _before[kind]) = (0, 0);
        }
    }

    private void Turn(long now)
    {
        if (now - _turned < Fresh)
            return;
        var since = now - _turned;
        _recent.CopyTo(_before, 0);
        Array.Clear(_recent);
        if (since >= 2 * Fresh)
            Array.Clear(_before);
        _turned = now;
    }
}
