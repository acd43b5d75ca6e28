using CsCheck;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class DropModelTests
{
    [Fact]
    public void A_drop_does_what_the_naive_drop_does() => DropPlan.Any.Sample(
        plan =>
        {
            var naive = new NaiveDrop();
            var history = new DropHistory(plan);
            history.Run(evolved: (command, decision) =>
            {
                var expected = naive.Do(command, history.Now);
                Assert.Equal(expected.Refusal, decision.Refusal?.Reason);
                Assert.Equal(expected.Number, decision.Number);
                AssertSame(naive, history.Drop);
            });
        },
        iter: 8_000);

    [Fact]
    public void Deciding_changes_nothing_and_refusals_record_nothing() => DropPlan.Any.Sample(
        plan =>
        {
            var history = new DropHistory(plan);
            history.Run(decided: (command, decision) =>
            {
                var again = DropRules.Decide(history.Drop, command, history.Now);
                Assert.Equal(decision.Refusal, again.Refusal);
                Assert.Equal(decision.Events, again.Events);
                Assert.True(decision.Refusal is null || decision.Events.IsEmpty);
            });
        },
        iter: 1_000);

    [Fact]
    public void What_is_due_always_leads_to_events_and_comes_to_an_end() => DropPlan.Any.Sample(
        plan =>
        {
            var history = new DropHistory(plan).Run();
            var drop = history.Drop;
            for (var now = history.Now; ; now = drop.NextDeadline!.Value)
            {
                while (DropRules.Due(drop, now) is { } due)
                {
                    var events = DropRules.Decide(drop, due, now).Events;
                    Assert.NotEmpty(events);
                    foreach (var e in events)
                        drop.Evolve(e);
                }

                if (drop.NextDeadline is null)
                    break;
                Assert.True(drop.NextDeadline > now);
            }

            Assert.Equal(0, drop.Stock.Held);
        },
        iter: 1_000);

    [Fact]
    public void A_closed_or_paused_drop_promotes_nobody_and_a_promotion_follows_the_order_of_turns() => DropPlan.Any.Sample(
        plan =>
        {
            var history = new DropHistory(plan);
            history.Run(decided: (command, decision) =>
            {
                var promoted = decision.Events.OfType<ReservationPromoted>().Select(p => p.Number).ToList();
                if (promoted.Count == 0)
                    return;
                Assert.NotEqual(DropStatus.Closed, history.Drop.Status);
                Assert.Equal(command is ResumeDrop, history.Drop.Status == DropStatus.Paused);
                if (command is DrawLottery)
                    return; // Who waits is known only after it: see the lottery's own tests.
                var leaving = decision.Events.OfType<ReservationReleased>().Select(r => r.Number)
                    .Concat(decision.Events.OfType<ReservationCancelled>().Select(r => r.Number)).ToHashSet();
                foreach (var shelf in promoted.ToLookup(n => history.Drop.Find(n)!.Shelf))
                {
                    var line = Enumerable.Range(1, (int)history.Drop.LastNumber).Select(n => (long)n).Where(n =>
                        history.Drop.PlaceOf(n) is not null && !leaving.Contains(n) && history.Drop.Find(n)!.Shelf == shelf.Key)
                        .OrderBy(n => history.Drop.Find(n)!.Turn);
                    Assert.Equal(line.Take(shelf.Count()), shelf);
                }
            });
        },
        iter: 1_000);

    [Fact]
    public void A_revision_counts_events_and_a_reservation_is_newer_exactly_when_it_changed() => DropPlan.Any.Sample(
        plan =>
        {
            var last = new Dictionary<long, (ReservationStatus Status, long Revision)>();
            var history = new DropHistory(plan);
            history.Run(evolved: (_, _) =>
            {
                Assert.Equal(history.Events.Count, history.Drop.Revision);
                for (var number = 1L; number <= history.Drop.LastNumber; number++)
                {
                    var now = history.Drop.Find(number)!;
                    var before = last.GetValueOrDefault(number, (now.Status, 0));
                    Assert.Equal(before.Revision == 0 || now.Status != before.Status, now.Revision > before.Revision);
                    last[number] = (now.Status, now.Revision);
                }
            });
        },
        iter: 1_000);

    private static void AssertSame(NaiveDrop naive, Drop drop)
    {
        drop.Verify();
        Assert.Equal((naive.Free, naive.Held, naive.Sold), (drop.Stock.Free, drop.Stock.Held, drop.Stock.Sold));
        Assert.Equal((naive.Status, naive.Terms), (drop.Status, drop.Terms));
        Assert.Equal(naive.NextDeadline, drop.NextDeadline);
        Assert.Equal(naive.Line.Count(), drop.Waiting);
        Assert.Equal(naive.Claims.Count, drop.LastNumber);
        Assert.Equal(naive.Claims.Where(c => c.Status == ReservationStatus.Confirmed).Sum(c => c.Quantity * c.Price), drop.Revenue);
        Assert.Equal(
            naive.Claims.Where(c => c.IsActive).Select(c => c.Number),
            drop.Active(0, int.MaxValue).Found.Select(r => r.Number));
        Assert.Equal(
            naive.Places.Select(p => (p.Variant, p.Show, p.Total, naive.LineOf(p).Count())),
            drop.Shelves.Select(s => (s.Variant?.Id, s.Show, s.Stock.Total, s.Waiting)));
        Assert.Equal((naive.Entries.Count(), naive.EntriesEndAt, naive.IsDrawn), (drop.Entries, drop.EntriesEndAt, drop.Drawn is not null));
        var places = new int[naive.Places.Count];
        foreach (var claim in naive.Claims.OrderBy(c => c.Turn))
        {
            var reservation = drop.Find(claim.Number)!;
            Assert.Equal((claim.Viewer, claim.Quantity, claim.Status), (reservation.Viewer, reservation.Quantity, reservation.Status));
            Assert.Equal(claim.Rank, reservation.Rank);
            Assert.Same(claim.Place, naive.Places[reservation.Shelf]);
            Assert.Equal(claim.Status == ReservationStatus.Held ? claim.Deadline : null, reservation.Deadline);
            if (claim.Status is ReservationStatus.Held or ReservationStatus.Confirmed or ReservationStatus.Refunded)
                Assert.Equal(claim.Price, drop.PriceOf(reservation));
            Assert.Equal(claim.Status == ReservationStatus.Waiting ? ++places[reservation.Shelf] : null, drop.PlaceOf(claim.Number));
        }

        Assert.Equal(naive.RefundsDue, drop.RefundsDue(0, int.MaxValue).Select(d => (d.Payment, d.Number, d.Amount, d.Currency, d.Reason)));
        Assert.All(naive.Claims, claim => Assert.Equal(
            naive.Paid.TryGetValue(claim.Number, out var payment) ? payment : null, drop.PaymentOf(drop.Find(claim.Number)!)));
        foreach (var own in naive.Claims.GroupBy(c => c.Viewer))
            Assert.Equal(own.Select(c => c.Number), drop.OfViewer(own.Key).Select(r => r.Number));
    }
}
