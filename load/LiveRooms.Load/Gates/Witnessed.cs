namespace LiveRooms.Load.Gates;

/// <summary>A check that every viewer makes while it watches: it fails when one of them saw a violation.</summary>
/// <param name="name">The gate.</param>
/// <param name="kept">What holds, as the end of a sentence about viewers: <c>saw ...</c>.</param>
/// <param name="together">What no viewer can see alone.</param>
internal sealed class Witnessed(string name, string kept, Action<GateReading, Findings>? together = null) : IGate
{
    /// <summary>No critical event was missed or came twice.</summary>
    public static Witnessed CriticalOnce { get; } = new(GateNames.CriticalOnce, "saw each critical event once, none missing", RoomsAgree.OnEvents);

    /// <summary>Events, lines and frames came in their order.</summary>
    public static Witnessed OrderKept { get; } = new(GateNames.OrderKept, "saw events, lines and frames in order");

    public string Name => name;

    public GateVerdict Judge(GateReading reading)
    {
        var evidence = reading.Evidence;
        if (evidence.Viewers == 0)
            return Findings.Nothing(name, "no viewer was there");
        var findings = new Findings();
        foreach (var seen in evidence.Violations.Where(seen => seen.Gate == name))
            findings.Add(seen);
        together?.Invoke(reading, findings);
        var lost = Lost.Note(evidence, "what their viewers saw is not known");
        return findings.Verdict(
            name, $"{Many.Of(evidence.Viewers, "viewer")} {kept}.{lost}",
            $"{Many.Of(findings.Count, "violation")} seen by {Many.Of(evidence.Viewers, "viewer")}.{lost}");
    }
}
