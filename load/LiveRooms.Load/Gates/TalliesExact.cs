using LiveRooms.Protocol.Http;

namespace LiveRooms.Load.Gates;

/// <summary>
/// The engine counted what was sent: no reaction less than those that surely arrived, and no more than those that may have. Chat is
/// no tally: see <see cref="ChatKept"/>.
/// </summary>
internal sealed class TalliesExact : IGate
{
    public string Name => GateNames.TalliesExact;

    public GateVerdict Judge(GateReading reading)
    {
        var (evidence, shows) = (reading.Evidence, reading.Truth.Shows);
        var sent = evidence.Sent.Where(tally => tally.Kind != SentTally.Chat)
            .GroupBy(tally => (tally.Show, tally.Kind))
            .ToDictionary(same => same.Key, same => (Certain: same.Sum(tally => tally.Certain), Doubtful: same.Sum(tally => tally.Doubtful)));
        if (shows.Count == 0 || sent.Count == 0)
            return Findings.Nothing(Name, shows.Count == 0 ? "the engine told of no show" : "no reaction was sent");
        var findings = new Findings();
        foreach (var ((show, kind), (certain, doubtful)) in sent)
        {
            if (!shows.TryGetValue(show, out var details))
                findings.Add($"show {show}: {certain:N0} of kind {kind} were sent, and its tallies were not read");
            else if (Wrong(details.Counters.Tallies.GetValueOrDefault(kind), certain, doubtful, evidence.LostAgents) is { } wrong)
                findings.Add($"show {show}, {kind}: {wrong}");
        }

        // With an agent lost nobody knows what else was sent.
        if (evidence.LostAgents == 0)
            Unsent(shows, [.. sent.Keys], findings);
        var (sure, unsure) = (sent.Values.Sum(tally => tally.Certain), sent.Values.Sum(tally => tally.Doubtful));
        var doubt = unsure == 0 ? "exactly" : $"and up to {unsure:N0} ({(double)unsure / (sure + unsure):P2}) sent over connections that were lost";
        var lost = Lost.Note(evidence, "that the engine counted too much cannot be seen");
        return findings.Verdict(
            Name, $"{Many.Of(sure, "reaction")} in {Many.Of(shows.Count, "show")} counted, {doubt}.{lost}",
            $"{Many.Of(findings.Count, "tally", "tallies")} of {sent.Count:N0} not what was sent.{lost}");
    }

    private static string? Wrong(long counted, long certain, long doubtful, int lostAgents) => counted switch
    {
        _ when counted < certain => $"counted {counted:N0}, surely sent {certain:N0}: {certain - counted:N0} are missing",
        _ when lostAgents == 0 && counted > certain + doubtful =>
            $"counted {counted:N0}, sent at most {certain + doubtful:N0}: {counted - certain - doubtful:N0} too many",
        _ => null,
    };

    private static void Unsent(
        IReadOnlyDictionary<string, ShowDetails> shows, HashSet<(string Show, string Kind)> sent, Findings findings)
    {
        foreach (var (show, details) in shows)
        {
            foreach (var (kind, counted) in details.Counters.Tallies.Where(tally => tally.Value > 0 && !sent.Contains((show, tally.Key))))
                findings.Add($"show {show}, {kind}: counted {counted:N0}, nobody sent any");
        }
    }
}
