namespace LiveRooms.Load.Gates;

/// <summary>What a gate finds wrong while it judges: all of it counted, the first kept in words.</summary>
internal sealed class Findings
{
    private readonly List<string> _examples = [];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(string example)
    {
        Count++;
        Keep(example);
    }

    /// <summary>Adds what was seen while the run went on.</summary>
    public void Add(Violation seen)
    {
        Count += seen.Count;
        foreach (var example in seen.Examples)
            Keep(example);
        if (seen is { Count: > 0, Examples.Count: 0 })
            Keep($"seen {seen.Count:N0} times, no example kept");
    }

    /// <summary>The gate's verdict: it passes when nothing was found.</summary>
    /// <param name="gate">Its name.</param>
    /// <param name="passed">The sentence when it passes.</param>
    /// <param name="failed">The sentence when it does not.</param>
    public GateVerdict Verdict(string gate, string passed, string failed) =>
        new(gate, IsThreshold: false, Count == 0, Count == 0 ? passed : failed, _examples);

    /// <summary>The verdict of a gate that had nothing to judge: it fails, for a check of nothing shows nothing.</summary>
    public static GateVerdict Nothing(string gate, string why) => new(gate, IsThreshold: false, Passed: false, $"Nothing to check: {why}", [why]);

    private void Keep(string example)
    {
        if (_examples.Count < Violation.MostExamples)
            _examples.Add(example);
    }
}
