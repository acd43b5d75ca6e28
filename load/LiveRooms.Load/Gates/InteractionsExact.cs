using LiveRooms.Load.Markets;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Load.Gates;

/// <summary>
/// All that was planned was done and counted: per show and kind by the engine's own tallies, in the language and market that the engine
/// names, and so in each language and market. Lines are told by the rooms themselves, while they are live.
/// </summary>
internal sealed class InteractionsExact(MarketPlan plan) : IGate
{
    public string Name => GateNames.InteractionsExact;

    public GateVerdict Judge(GateReading reading)
    {
        var findings = new Findings();
        foreach (var seen in reading.Evidence.Violations.Where(seen => seen.Gate == Name))
            findings.Add(seen);
        var sent = reading.Evidence.Sent.Where(sent => ShowNames.Number(sent.Show) is not null)
            .ToLookup(sent => ShowNames.Number(sent.Show)!.Value);
        var told = reading.Truth.Shows.Where(show => ShowNames.Number(show.Key) is not null)
            .ToDictionary(show => ShowNames.Number(show.Key)!.Value, show => show.Value);
        var (languages, markets) = (new GroupTotals(), new GroupTotals());
        foreach (var show in plan.Shows)
        {
            var counted = told.TryGetValue(show.Number, out var details) ? Check(show, details, sent[show.Number], findings) : 0;
            if (details is null)
                findings.Add($"show {show.Number} was not found in the engine");
            var doubtful = sent[show.Number].Sum(tally => tally.Doubtful);
            languages.Add((details?.Show.Language ?? "none", show.Stand.Language), counted, show.Interactions, doubtful);
            markets.Add((details?.Show.Market ?? "none", show.Stand.Market), counted, show.Interactions, doubtful);
        }

        languages.Check("language", findings);
        markets.Check("market", findings);
        var total = plan.Shows.Sum(show => show.Interactions);
        return findings.Verdict(
            Name,
            $"{total:N0} interactions are counted exactly in {plan.Shows.Count:N0} shows, {languages.Count} languages and {markets.Count} markets.",
            $"{findings.Count:N0} counts are not what was planned.{Lost.Note(reading.Evidence, "what was done in their shows is missing")}");
    }

    /// <summary>What counts in a show: by the engine what it tallies, lines as they were acknowledged.</summary>
    private static long Check(PlannedShow show, ShowDetails details, IEnumerable<SentTally> sent, Findings findings)
    {
        var kinds = sent.ToDictionary(tally => tally.Kind);
        var (counted, least, most) = (0L, 0L, 0L);
        foreach (var kind in details.Counters.Tallies.Keys.Union(kinds.Keys))
        {
            var tally = kinds.GetValueOrDefault(kind) ?? new SentTally(details.Show.ShowId, kind, 0, 0);
            (least, most) = (least + tally.Certain, most + tally.Certain + tally.Doubtful);
            var number = kind == ShowTotals.Chat ? tally.Certain : details.Counters.Tallies.GetValueOrDefault(kind);
            counted += number;
            if (number < tally.Certain || number > tally.Certain + tally.Doubtful)
                findings.Add($"show {details.Show.ShowId}, {kind}: the engine counts {number:N0}, acknowledged {tally.Certain:N0}{Doubt(tally)}");
        }

        if (show.Interactions < least || show.Interactions > most)
            findings.Add($"show {details.Show.ShowId}: {show.Interactions:N0} interactions were planned, acknowledged {least:N0}");
        return counted;
    }

    private static string Doubt(SentTally tally) => tally.Doubtful == 0 ? "" : $" and {tally.Doubtful:N0} in doubt";
}
