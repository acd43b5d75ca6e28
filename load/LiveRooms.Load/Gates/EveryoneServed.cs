using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Gates;

/// <summary>Everybody who was to come got in, and everybody who stayed got frames.</summary>
/// <param name="planned">Viewers of the whole audience; 0 when that is not known.</param>
internal sealed class EveryoneServed(long planned = 0) : IGate
{
    public string Name => GateNames.EveryoneServed;

    public GateVerdict Judge(GateReading reading)
    {
        var evidence = reading.Evidence;
        if (evidence.Viewers == 0)
            return Findings.Nothing(Name, "no viewer was there");
        var findings = new Findings();
        foreach (var seen in evidence.Violations.Where(seen => seen.Gate == Name))
            findings.Add(seen);
        if (reading.Measurements.Counters.GetValueOrDefault(MetricNames.Frames) == 0)
            findings.Add("nobody got a frame");
        if (evidence.LostAgents == 0 && evidence.Viewers < planned)
            findings.Add(new Violation(Name, planned - evidence.Viewers, [$"{Many.Of(planned - evidence.Viewers, "viewer")} of {planned:N0} never got in"]));
        // The count is whole; of the examples there are only some.
        var seenUnserved = evidence.Violations.Where(seen => seen.Gate == Name).Sum(seen => seen.Count);
        if (evidence.Unserved > seenUnserved)
            findings.Add(new Violation(Name, evidence.Unserved - seenUnserved, [$"{Many.Of(evidence.Unserved, "viewer")} stayed and never got a frame"]));
        var lost = Lost.Note(evidence, "their viewers are not counted");
        return findings.Verdict(
            Name, $"Of {Many.Of(evidence.Viewers, "viewer")} all who stayed got frames.{lost}",
            $"{findings.Count:N0} viewers were not served; {evidence.Viewers:N0} were in the room.{lost}");
    }
}
