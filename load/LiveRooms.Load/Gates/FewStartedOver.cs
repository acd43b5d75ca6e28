namespace LiveRooms.Load.Gates;

/// <summary>
/// Who reads as fast as it can is brought what happens, not started over: else checks of what it is brought say little. A few may
/// be; a new life of the feed, and slow lines, are another matter.
/// </summary>
internal sealed class FewStartedOver : IGate
{
    /// <summary>So many for each viewer are borne.</summary>
    public const double Most = 0.01;

    public string Name => GateNames.FewStartedOver;

    public GateVerdict Judge(GateReading reading)
    {
        var evidence = reading.Evidence;
        if (evidence.Viewers == 0)
            return Findings.Nothing(Name, "no viewer was there");
        var findings = new Findings();
        if (evidence.StartedOver > Most * evidence.Viewers)
            findings.Add($"reading viewers were started over, or returned and were not told what they missed, {evidence.StartedOver:N0} times");
        var summary = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{evidence.StartedOver:N0} times a reading viewer of {evidence.Viewers:N0} was started over while the feed lived on; 1 in 100 is borne.")
            + Lost.Note(evidence, "what befell their viewers is not known");
        return findings.Verdict(Name, summary, summary);
    }
}
