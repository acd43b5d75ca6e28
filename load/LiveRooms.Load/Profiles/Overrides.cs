namespace LiveRooms.Load.Profiles;

/// <summary>What a command line sets: <c>--set key=value</c>, as often as one likes; the last of a key counts.</summary>
internal static class Overrides
{
    /// <summary>The changes they make.</summary>
    /// <exception cref="ProfileException">A key is unknown, or a value not allowed; all that is wrong is said.</exception>
    public static IReadOnlyList<Change> Parse(IEnumerable<string> sets)
    {
        var changes = new List<Change>();
        var problems = new List<string>();
        foreach (var set in sets)
        {
            var at = set.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = at < 0 ? (set, null) : (set[..at].Trim(), set[(at + 1)..].Trim());
            if (value is null)
                problems.Add($"--set {set}: it is --set key=value.");
            else if (AudienceKeys.Find(key) is not { } setting)
                problems.Add($"--set {key}: there is no such setting; there are {string.Join(", ", AudienceKeys.All.Select(known => known.Name))}.");
            else if (setting.Parse(value) is { } change)
                changes.Add(change);
            else
                problems.Add($"--set {key} is {setting.Rule}, not '{value}'.");
        }

        return problems.Count == 0 ? changes : throw new ProfileException(problems);
    }
}
