using System.Globalization;
using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Faults.Nemesis.Load;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Faults.Nemesis.Check;

/// <summary>
/// The checkers cry no wolf: the production rules, one call after the other, each seen by its caller as longer than it was, some of
/// them lost before or after they happened. And of the same histories with one event cut out, or one answer made up, none is clean.
/// </summary>
public sealed class SoundnessTests
{
    private const int Seeds = 60;
    private const int Calls = 400;

    [Fact]
    public void Histories_of_the_rules_themselves_are_clean()
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (calls, entries) = Make(seed);
            Assert.True(entries.Count > 20, $"seed {seed} did nothing");
            var findings = Checker.Check(calls, Ledger.Of(entries), Play.Zero);
            Assert.True(findings.Count == 0, $"seed {seed}: {string.Join("\n", findings)}");
        }
    }

    [Fact]
    public void An_acknowledged_event_cut_out_is_found_by_every_seed() => EachSeed((calls, entries, chance) =>
    {
        var acknowledged = calls.Where(call => call.Answer.Outcome == Outcome.Done).Select(call => call.Operation).ToHashSet();
        var last = entries.FindLastIndex(entry => entry.Events.Any(e => OperationOf(e) is { } op && acknowledged.Contains(op)));
        entries.RemoveAt(last);
        for (var i = last; i < entries.Count; i++)
            entries[i] = (entries[i].Version - 1, entries[i].Events);
    });

    [Fact]
    public void A_sale_twice_is_found_by_every_seed() => EachSeed((calls, entries, chance) =>
    {
        var sold = entries.SelectMany(entry => entry.Events).OfType<ReservationConfirmed>().First();
        entries.Add((entries.Count + 1, [sold with { Operation = new OperationId("again") }]));
    });

    [Fact]
    public void A_made_up_refusal_is_found_by_every_seed() => EachSeed((calls, entries, chance) => calls.Add(new Call(
        CallKind.Confirm, "made-up", "nobody", 1, 0, calls.Max(call => call.Ended), Answer.Refused(RefusalReason.DropPaused))));

    private static void EachSeed(Action<List<Call>, List<(long Version, IReadOnlyList<DropEvent> Events)>, Random> spoil)
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (calls, entries) = Make(seed);
            spoil(calls, entries, new Random(seed));
            Assert.True(Checker.Check(calls, Ledger.Of(entries), Play.Zero).Count > 0, $"seed {seed} hides the fault");
        }
    }

    private static (List<Call> Calls, List<(long Version, IReadOnlyList<DropEvent> Events)> Entries) Make(int seed)
    {
        var chance = new Random(seed);
        var offer = new Offer("drop", chance.Next(10, 40), chance.Next(1, 4), chance.Next(0, 10), 5);
        var maker = new Maker(offer, chance);
        var shoppers = Enumerable.Range(0, 8).Select(i =>
            new Shopper(string.Create(CultureInfo.InvariantCulture, $"s{i}"), offer.PerViewer, chance, person: null)).ToList();
        for (var i = 0; i < Calls; i++)
        {
            var shopper = shoppers[chance.Next(shoppers.Count)];
            shopper.Hear(maker.Call(shopper.Next()));
        }
        return (maker.Calls, maker.Entries);
    }

    private static string? OperationOf(DropEvent e) => e switch
    {
        ReservationHeld held => held.Operation.Value,
        ReservationWaitlisted waits => waits.Operation.Value,
        ReservationConfirmed confirmed => confirmed.Operation.Value,
        ReservationReleased released => released.Operation?.Value,
        _ => null,
    };
}
