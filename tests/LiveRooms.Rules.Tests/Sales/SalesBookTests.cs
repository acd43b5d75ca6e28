using CsCheck;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Sales;
using LiveRooms.Rules.Tests.Drops;

namespace LiveRooms.Rules.Tests.Sales;

/// <summary>The book beside a whole drop folded from the same events: they agree on every unit and every minor unit.</summary>
public sealed class SalesBookTests
{
    private static readonly Gen<(DropPlan Plan, int? Rate)> Histories =
        Gen.Select(DropPlan.Any, Gen.Int[-1_000, 10_000], (plan, rate) => (plan, rate < 0 ? (int?)null : rate));

    [Fact]
    public void It_agrees_with_the_drop_at_every_event() => Histories.Sample(
        sample =>
        {
            var book = new SalesBook();
            var drop = Drop.Initial;
            foreach (var e in EventsOf(sample.Plan, sample.Rate))
            {
                drop.Evolve(e);
                book.Evolve(e);
                Compare(drop, book);
            }
        },
        iter: 2_000);

    [Fact]
    public void Its_totals_are_the_sum_over_its_orders_and_its_lines() => Histories.Sample(
        sample =>
        {
            var book = Fold(EventsOf(sample.Plan, sample.Rate));
            if (!book.Exists)
                return;
            var orders = book.Orders(0, int.MaxValue);
            var lines = book.Lines(0, int.MaxValue).Lines;
            var rate = sample.Rate ?? 0;
            Assert.Equal(orders.Sum(o => Commission.Of(o.Total, rate)), book.Total.Commission);
            Assert.Equal(orders.Where(o => o.Refunded).Sum(o => Commission.Of(o.Total, rate)), book.Total.Reversed);
            Assert.Equal(lines.Where(l => !l.Reversed).Sum(l => l.Amount), book.Total.Commission);
            Assert.Equal(lines.Where(l => l.Reversed).Sum(l => l.Amount), book.Total.Reversed);
            Assert.Equal(orders.Count + orders.Count(o => o.Refunded), lines.Count);
            Assert.All(orders.Where(o => o.Refunded), o => Assert.Equal(
                0, lines.Where(l => l.Order == o.Number).Sum(l => l.Reversed ? -l.Amount : l.Amount)));
            Assert.Equal(book.Total, book.Settle().Outlets.Aggregate(default(Takings), (sum, outlet) => sum + outlet.Takings));
            Assert.Equal(book.Total, book.Creators.Aggregate(default(Takings), (sum, creator) => sum + book.TakingsOf(creator)));
        },
        iter: 2_000);

    [Fact]
    public void Facts_are_told_once_each_in_order_and_the_same_in_every_fold() => Histories.Sample(
        sample =>
        {
            var events = EventsOf(sample.Plan, sample.Rate);
            var facts = FactsOf(events);
            Assert.Equal(facts.Select(FactJson.Encode), FactsOf(events).Select(FactJson.Encode));
            Assert.Equal(facts.Count, facts.Select(f => f.Key).Distinct().Count());
            Assert.Equal(facts.Select(f => f.Sequence).Order(), facts.Select(f => f.Sequence));
            var drop = Fold(events);
            Assert.Equal(drop.Total.Orders, facts.Count(f => f.Type == FactTypes.OrderConfirmed));
            Assert.Equal(drop.Total.RefundedOrders, facts.Count(f => f.Type == FactTypes.OrderRefunded));
            Assert.Equal(drop.Total.Gross, facts.Where(f => f.Type == FactTypes.OrderConfirmed).Sum(f => ((OrderData)f.Data!).Total));
            Assert.Equal(drop.Total.Reversed, facts.Sum(f => (f.Data as RefundData)?.Commission ?? 0));
        },
        iter: 1_000);

    [Fact]
    public void A_book_costs_a_fraction_of_a_drop()
    {
        var bench = new DropBench(Make.Drop(stock: 50_000));
        for (var i = 0; i < 50_000; i++)
            bench.Do(new Confirm(bench.NextOp(), Make.Viewer(i), bench.Reserve(i)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var book = Fold(bench.Events);
        // Growing lists allocate what they let go again, so the kept bytes are about half of these.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 50_000, 0, 400);
        Assert.Equal(50_000, book.OrderCount);
    }

    [Fact]
    public void Pages_follow_each_other()
    {
        var bench = new DropBench(Make.Drop(stock: 5) with { Product = Make.Mug with { CommissionBasisPoints = 1_000 } });
        for (var viewer = 1; viewer <= 5; viewer++)
            bench.Confirm(bench.Reserve(viewer));
        bench.Do(new RefundReservation(Make.Host, Make.Op("back"), 2, ToStock: true));
        var book = Fold(bench.Events);
        Assert.Equal([2L, 3L], book.Orders(1, 2).Select(o => o.Number));
        Assert.Equal([5L], book.Orders(4, 2).Select(o => o.Number));
        Assert.Equal(
            new CommissionLine(2, true, new CreatorId("host"), 1_250, 1_000, 125, Make.Start), Assert.Single(book.Lines(5, 10).Lines));
        Assert.Equal((4, null), (book.Lines(0, 4).Next, book.Lines(5, 10).Next));
        Assert.Empty(book.Lines(0, 10, new CreatorId("other")).Lines);
    }

    [Fact]
    public void An_event_that_cannot_follow_is_an_error()
    {
        var book = new SalesBook();
        Assert.Throws<InvalidOperationException>(() => book.Evolve(new DropOpened(Make.Start)));
        Assert.Throws<InvalidOperationException>(() => book.Evolve(new ReservationExpired(Make.Start, 1)));
        book.Evolve(new DropCreated(Make.Start, Make.Drop()));
        Assert.Throws<InvalidOperationException>(() => book.Evolve(new DropCreated(Make.Start, Make.Drop())));
        Assert.Throws<InvalidOperationException>(
            () => book.Evolve(new ReservationRefunded(Make.Start, Make.Op("o"), Make.Host.Id, 1, true)));
        book.Evolve(new ReservationWaitlisted(Make.Start, 1, Make.Op("o"), Make.Viewer(1), 1));
        Assert.Throws<InvalidOperationException>(() => book.Evolve(new ReservationConfirmed(Make.Start, 1, Make.Op("c"))));
    }

    internal static SalesBook Fold(IEnumerable<DropEvent> events)
    {
        var book = new SalesBook();
        foreach (var e in events)
            book.Evolve(e);
        return book;
    }

    internal static List<Fact> FactsOf(IEnumerable<DropEvent> events)
    {
        var book = new SalesBook();
        var facts = new List<Fact>();
        foreach (var e in events)
        {
            book.Evolve(e);
            if (book.FactOf(e) is { } fact)
                facts.Add(fact);
        }

        return facts;
    }

    private static List<DropEvent> EventsOf(DropPlan plan, int? rate) => new DropHistory(plan).Run().Events.ConvertAll(e =>
        e is DropCreated created ? created with { Settings = WithRate(created.Settings, rate) } : e);

    private static DropSettings WithRate(DropSettings settings, int? rate) =>
        settings with { Product = settings.Product with { CommissionBasisPoints = rate } };

    private static void Compare(Drop drop, SalesBook book)
    {
        Assert.Equal(
            drop.Shelves.Select(s => (s.Show, s.Creator, s.Variant?.Id, (long)s.Stock.Total, (long)s.Stock.Sold)),
            book.Settle().Outlets.Select(o => (o.Outlet.Show, o.Outlet.Creator, o.Outlet.Variant, o.Stock, o.Takings.Sold)));
        Assert.Equal(drop.Revision, book.Revision);
        Assert.Equal((drop.Stock.Total, drop.Stock.Sold), (book.Stock, book.Total.Sold));
        Assert.Equal((drop.Revenue, drop.OrderCount, drop.Lapsed), (book.Total.Net, book.OrderCount, book.Lapsed));
        Assert.Equal(drop.Status == DropStatus.Closed && drop.Stock.Held == 0, book.IsSettled);
        var settled = book.Settle();
        Assert.Equal((drop.Status, drop.OpenedAt, drop.ClosedAt), (settled.Status, settled.OpenedAt, settled.ClosedAt));
        Assert.Equal(
            drop.Orders(0, 100).Select(r => (r.Number, r.Viewer, r.Quantity, drop.PriceOf(r), r.EndedAt, r.Status == ReservationStatus.Refunded, drop.PaymentOf(r))),
            book.Orders(0, 100).Select(o => (o.Number, o.Viewer, o.Quantity, o.UnitPrice, (DateTimeOffset?)o.ConfirmedAt, o.Refunded, o.Payment)));
    }
}
