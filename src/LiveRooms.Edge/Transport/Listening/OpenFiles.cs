using System.Globalization;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// How many sockets the system lets a process have. A process that meets that limit cannot open what it needs itself, and may die of it;
/// so an edge refuses viewers before.
/// </summary>
internal static class OpenFiles
{
    // What a process needs for itself: its silos or store, files, and the sockets taken beyond the edge's own limit.
    private const int Most = 1_024 + Places.Spare;

    private const string Limits = "/proc/self/limits";
    private const string Row = "Max open files";

    /// <summary>Sockets that viewers of this process may have; null where the system does not say.</summary>
    public static int? ForViewers() => File.Exists(Limits) ? ForViewers(File.ReadLines(Limits)) : null;

    /// <summary>The same by the lines of a <c>limits</c> file of Linux' <c>proc</c>: the limit less the process's own part, a quarter at most.</summary>
    public static int? ForViewers(IEnumerable<string> lines)
    {
        var words = lines.FirstOrDefault(static line => line.StartsWith(Row, StringComparison.Ordinal))?[Row.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var soft, ..] || !long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
            return null;
        return (int)Math.Min(limit - Math.Min(Most, limit / 4), int.MaxValue);
    }
}
