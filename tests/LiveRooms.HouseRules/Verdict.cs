namespace LiveRooms.HouseRules;

/// <summary>Assertions that show every violation at once.</summary>
internal static class Verdict
{
    /// <summary>The house keeps a rule: no violations.</summary>
    internal static void Clean(IEnumerable<string> violations)
    {
        var all = violations.ToList();
        Assert.True(all.Count == 0, $"{all.Count} violation(s):\n{string.Join('\n', all)}");
    }

    /// <summary>A check bites: fed with a bad sample it says so, naming what is bad.</summary>
    internal static void Bites(IEnumerable<string> violations, params string[] naming)
    {
        var all = violations.ToList();
        Assert.NotEmpty(all);
        foreach (var name in naming)
        {
            Assert.Contains(all, violation => violation.Contains(name, StringComparison.Ordinal));
        }
    }
}
