namespace LiveRooms.Load.Audience.Rooms;

/// <summary>Stretches of one life of a feed, united where they touch; beyond a bound new ones that touch none are left out.</summary>
internal sealed class Spans
{
    private const int Most = 1_000;

    private readonly List<(long From, long Through)> _all = [];

    /// <summary>Them, in order, none touching another.</summary>
    public IReadOnlyList<(long From, long Through)> All => _all;

    /// <summary>Adds what lies after one number, through another.</summary>
    public void Add(long from, long through)
    {
        // Nearly always it goes on where the last one ends.
        var end = _all.Count;
        while (end > 0 && _all[end - 1].From > through)
            end--;
        var begin = end;
        while (begin > 0 && _all[begin - 1].Through >= from)
            begin--;
        if (begin == end)
        {
            if (_all.Count < Most)
                _all.Insert(begin, (from, through));
            return;
        }
        _all[begin] = (Math.Min(from, _all[begin].From), Math.Max(through, _all[end - 1].Through));
        _all.RemoveRange(begin + 1, end - begin - 1);
    }
}
