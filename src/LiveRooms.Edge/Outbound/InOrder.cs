using LiveRooms.Grains.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>Two lists that are in order, as one.</summary>
internal static class InOrder
{
    /// <summary>All items of both, each number once.</summary>
    /// <param name="shared">What all get, in order of their numbers.</param>
    /// <param name="own">What one viewer gets, in order of their numbers.</param>
    /// <param name="number">An item's number.</param>
    public static List<T> Merge<T>(IReadOnlyList<T> shared, IReadOnlyList<T> own, Func<T, long> number)
    {
        var all = new List<T>(shared.Count + own.Count);
        var next = 0;
        foreach (var item in shared)
        {
            for (; next < own.Count && number(own[next]) < number(item); next++)
                all.Add(own[next]);
            if (next < own.Count && number(own[next]) == number(item))
                next++;
            all.Add(item);
        }
        for (; next < own.Count; next++)
            all.Add(own[next]);
        return all;
    }

    /// <summary>A page's events and lines, of each one or the other.</summary>
    public static IEnumerable<(long Sequence, FeedEvent? Event, FeedLine? Line)> Of(FeedPage page)
    {
        var line = 0;
        foreach (var e in page.Events)
        {
            for (; line < page.Lines.Length && page.Lines[line].Sequence < e.Sequence; line++)
                yield return (page.Lines[line].Sequence, null, page.Lines[line]);
            yield return (e.Sequence, e, null);
        }
        for (; line < page.Lines.Length; line++)
            yield return (page.Lines[line].Sequence, null, page.Lines[line]);
    }
}
