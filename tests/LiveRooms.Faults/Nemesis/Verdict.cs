using LiveRooms.Faults.Nemesis.Check;
using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Faults.Nemesis.Load;
using LiveRooms.Grains.Journal;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Faults.Nemesis;

/// <summary>What the journals say of a record.</summary>
internal sealed class Verdict
{
    private readonly List<string> _findings = [];
    private readonly List<(Outcome Outcome, int Calls)> _outcomes = [];
    private long _events;

    private Verdict()
    {
    }

    internal bool IsClean => _findings.Count == 0;

    /// <summary>The offending calls, by drop.</summary>
    internal string Findings => string.Join("\n   ", _findings);

    /// <summary>Reads every drop's journal from the store itself and checks its calls.</summary>
    internal static async Task<Verdict> Of(IReadOnlyList<Offer> offers, IJournal journal, Chronicle record, RunClock clock)
    {
        var verdict = new Verdict();
        foreach (var offer in offers)
        {
            var calls = record.Of(offer.Id);
            var ledger = Ledger.Of(await Read(journal, offer.Id));
            verdict._events += ledger.Last;
            verdict._findings.AddRange(Checker.Check(calls, ledger, clock.Zero).Take(10).Select(finding => $"{offer.Id}: {finding}"));
            verdict._outcomes.AddRange(calls.CountBy(call => call.Answer.Outcome).Select(count => (count.Key, count.Value)));
        }
        return verdict;
    }

    public override string ToString()
    {
        var outcomes = _outcomes.GroupBy(one => one.Outcome).OrderBy(group => group.Key).Select(group => $"{group.Sum(one => one.Calls)} {group.Key}");
        return $"{_outcomes.Sum(one => one.Calls)} calls ({string.Join(", ", outcomes)}), {_events} events in the journals";
    }

    private static async Task<List<(long, IReadOnlyList<DropEvent>)>> Read(IJournal journal, string drop)
    {
        var entries = new List<(long, IReadOnlyList<DropEvent>)>();
        await foreach (var entry in journal.ReadAll(new JournalKey("drop", drop), 0, 1_024, TestContext.Current.CancellationToken))
            entries.Add((entry.Version, DropJson.Decode(entry.Bytes.Span)));
        return entries;
    }
}
