namespace LiveRooms.Load.Gates;

/// <summary>No viewer who reads was further behind the room's news than so long.</summary>
/// <param name="most">The bound.</param>
internal sealed class StalenessBounded(TimeSpan most) : IGate
{
    public string Name => GateNames.StalenessBounded;

    public GateVerdict Judge(GateReading reading)
    {
        var evidence = reading.Evidence;
        if (evidence.Viewers == 0)
            return Findings.Nothing(Name, "no viewer was there");
        var stalest = TimeSpan.FromMicroseconds(evidence.Stalest);
        var findings = new Findings();
        if (stalest > most)
            findings.Add($"a viewer had not seen what was made {stalest.TotalMilliseconds:N0} ms before");
        foreach (var seen in evidence.Violations.Where(seen => seen.Gate == Name))
            findings.Add(seen);
        RoomsAgree.OnPlace(reading, most, findings);
        var summary = $"The stalest viewer was {stalest.TotalMilliseconds:N0} ms behind, {most.TotalMilliseconds:N0} ms are allowed."
            + Lost.Note(evidence, "what their viewers saw is not known");
        return findings.Verdict(Name, summary, summary);
    }
}
