using LiveRooms.Grains.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>Which lines a viewer finds in a room it joins: the newest, and the last few that must not drown, however old they are.</summary>
internal static class RoomHistory
{
    /// <summary>Lines at most.</summary>
    public const int Lines = 100;

    /// <summary>Of them, lines at most that are there though newer ones had no room.</summary>
    public const int Rescued = 20;

    /// <summary>The lines to show, in order.</summary>
    /// <param name="lines">Lines in order.</param>
    /// <param name="mayNotDrown">Whether a line must not drown.</param>
    public static List<FeedLine> Of(List<FeedLine> lines, Func<FeedLine, bool> mayNotDrown)
    {
        var start = Math.Max(0, lines.Count - Lines);
        var rescued = lines.Take(start).Where(mayNotDrown).TakeLast(Rescued).ToList();
        // They take the places of the oldest that may.
        var places = rescued.Count;
        foreach (var line in lines.Skip(start))
        {
            if (places > 0 && !mayNotDrown(line))
                places--;
            else
                rescued.Add(line);
        }
        return places == 0 ? rescued : [.. rescued.TakeLast(Lines)];
    }
}
