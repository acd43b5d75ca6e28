namespace LiveRooms.Load.Gates;

/// <summary>
/// No line that was acknowledged vanished: a room has as many as were surely said in it, and no more than may have been; and each
/// viewer was shown every line, or told that it was left out.
/// </summary>
internal sealed class ChatKept : IGate
{
    public string Name => GateNames.ChatKept;

    public GateVerdict Judge(GateReading reading)
    {
        var evidence = reading.Evidence;
        var said = evidence.Sent.Where(tally => tally.Kind == SentTally.Chat)
            .GroupBy(tally => tally.Show)
            .ToDictionary(same => same.Key, same => (Certain: same.Sum(tally => tally.Certain), Doubtful: same.Sum(tally => tally.Doubtful)));
        if (said.Count == 0)
            return Findings.Nothing(Name, "nobody said a line");
        var findings = new Findings();
        foreach (var seen in evidence.Violations.Where(seen => seen.Gate == Name))
            findings.Add(seen);
        var rooms = evidence.Rooms.GroupBy(room => room.Show)
            .ToDictionary(same => same.Key, same => (Least: same.Max(room => room.LeastLines), Most: same.Max(room => room.MostLines)));
        foreach (var (show, (certain, doubtful)) in said)
        {
            var (least, most) = rooms.GetValueOrDefault(show);
            if (most < certain)
                findings.Add($"show {show}: {Many.Of(certain, "line")} acknowledged, viewers know of {most:N0}: {certain - most:N0} are missing");
            if (evidence.LostAgents == 0 && least > certain + doubtful)
                findings.Add($"show {show}: viewers know of {Many.Of(least, "line")}, said were at most {certain + doubtful:N0}");
        }

        var (sure, unsure) = (said.Values.Sum(one => one.Certain), said.Values.Sum(one => one.Doubtful));
        var lost = Lost.Note(evidence, "that there are too many lines cannot be seen");
        return findings.Verdict(
            Name, $"{Many.Of(sure, "acknowledged line")} and up to {unsure:N0} in doubt: the rooms have them, and viewers were shown each or told that it was left out.{lost}",
            $"{Many.Of(findings.Count, "contradiction")} about {Many.Of(sure, "acknowledged line")}.{lost}");
    }
}
