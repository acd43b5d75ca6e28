namespace LiveRooms.Load.Gates;

/// <summary>Interactions by language or market: as counted where the engine says that a show is, and as planned.</summary>
internal sealed class GroupTotals
{
    private readonly SortedDictionary<string, (long Counted, long Planned, long Doubtful)> _groups = new(StringComparer.Ordinal);

    /// <summary>How many groups there are.</summary>
    public int Count => _groups.Count;

    /// <summary>Adds a show.</summary>
    /// <param name="show">Its group as the engine says, and as planned.</param>
    /// <param name="counted">Interactions as counted.</param>
    /// <param name="planned">Interactions as planned.</param>
    /// <param name="doubtful">How many of them may not have counted.</param>
    public void Add((string Told, string Meant) show, long counted, long planned, long doubtful)
    {
        var group = _groups.GetValueOrDefault(show.Told);
        _groups[show.Told] = group with { Counted = group.Counted + counted };
        group = _groups.GetValueOrDefault(show.Meant);
        _groups[show.Meant] = group with { Planned = group.Planned + planned, Doubtful = group.Doubtful + doubtful };
    }

    /// <summary>Finds groups that are not as planned.</summary>
    public void Check(string what, Findings findings)
    {
        foreach (var (name, (counted, planned, doubtful)) in _groups)
        {
            if (counted < planned - doubtful || counted > planned)
                findings.Add($"{what} {name}: counted {counted:N0}, planned {planned:N0}");
        }
    }
}
