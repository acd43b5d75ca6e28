using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>A journal or snapshot that contradicts itself is said aloud, never folded into a drop that looks right.</summary>
public sealed class DropDamageTests
{
    private static readonly DateTimeOffset At = Make.Start;

    public static TheoryData<string, DropEvent> Impossible => new()
    {
        { "created twice", new DropCreated(At, Make.Drop()) },
        { "opened twice", new DropOpened(At, null) },
        { "a number skipped", new ReservationHeld(At, 4, Make.Op("x"), Make.Viewer(9), 1, At) },
        { "a number again", new ReservationWaitlisted(At, 1, Make.Op("x"), Make.Viewer(9), 1) },
        { "more held than free", new ReservationHeld(At, 3, Make.Op("x"), Make.Viewer(9), 1, At) },
        { "confirmed while waiting", new ReservationConfirmed(At, 2, Make.Op("x")) },
        { "promoted while held", new ReservationPromoted(At, 1, At) },
        { "promoted without units", new ReservationPromoted(At, 2, At) },
        { "expired while waiting", new ReservationExpired(At, 2) },
        { "nobody released", new ReservationReleased(At, 7, null) },
        { "resumed without a pause", new DropResumed(At, Make.Op("x"), Make.Host.Id) },
        { "reduced below what is held", new StockReduced(At, Make.Op("x"), Make.Host.Id, 1) },
        { "nobody cancelled", new ReservationCancelled(At, Make.Op("x"), Make.Host.Id, 7) },
        { "refunded while held", new ReservationRefunded(At, Make.Op("x"), Make.Host.Id, 1, true) },
        { "refunded while waiting", new ReservationRefunded(At, Make.Op("x"), Make.Host.Id, 2, false) },
        { "held from no shelf", new ReservationHeld(At, 3, Make.Op("x"), Make.Viewer(9), 1, At, null, 1) },
        { "waits at no shelf", new ReservationWaitlisted(At, 3, Make.Op("x"), Make.Viewer(9), 1, -1) },
        { "nobody's units", new ReservationWaitlisted(At, 3, Make.Op("x"), Make.Viewer(9), 256) },
        { "restocked on no shelf", new DropRestocked(At, Make.Op("x"), Make.Host.Id, 1, 1) },
        { "another price for no variant", new PriceChanged(At, Make.Op("x"), Make.Host.Id, 1, Make.Variant(0)) },
        { "counts down when open", new OpeningMoved(At, Make.Op("x"), Make.Host.Id, At) },
        { "shared what is not free", new StockShared(At, Make.Op("x"), Make.Host.Id, new("west"), new("host"), 1) },
        { "shared with itself", new StockShared(At, Make.Op("x"), Make.Host.Id, new("show"), new("host"), 1) },
        { "shared no variant", new StockShared(At, Make.Op("x"), Make.Host.Id, new("west"), new("host"), 1, Make.Variant(0)) },
        { "revoked what was not shared", new ShareRevoked(At, Make.Op("x"), Make.Host.Id, new("west"), 1) },
        { "entered what is no lottery", new ReservationEntered(At, 3, Make.Op("x"), Make.Viewer(9), 1) },
        { "drew what is no lottery", new DropDrawn(At, Make.Seed, 0, Make.Seed.Commitment, Make.Seed.Commitment) },
        { "nobody confirmed", new ReservationConfirmed(At, 0, Make.Op("x")) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_event_that_cannot_follow_throws(string what, DropEvent e)
    {
        var bench = new DropBench(Make.Drop(stock: 1));
        bench.Reserve(1);
        bench.Reserve(2);
        Assert.NotEmpty(what);
        Assert.Throws<InvalidOperationException>(() => bench.Drop.Evolve(e));
    }

    [Fact]
    public void A_draw_that_cannot_follow_throws()
    {
        var (root, other) = (Make.Seed.Commitment, new DrawSeed(new byte[32]));
        Assert.Throws<InvalidOperationException>(() => Drop.Initial.Evolve(new DropCreated(At, Make.Lottery())));
        Assert.Throws<InvalidOperationException>(() => Drop.Initial.Evolve(new DropCreated(At, Make.Drop(), Make.Seed)));
        var bench = new DropBench(Make.Lottery());
        bench.Reserve(1);
        DropEvent[] events = [new DropDrawn(At, other, 1, root, root), new DropDrawn(At, Make.Seed, 2, root, root)];
        Assert.All(events, e => Assert.Throws<InvalidOperationException>(() => Restored(bench).Evolve(e)));
        bench.Do(new DrawLottery(Make.Host));
        events = [new DropDrawn(At, Make.Seed, 1, root, root), new ReservationEntered(At, 2, Make.Op("x"), Make.Viewer(9), 1)];
        Assert.All(events, e => Assert.Throws<InvalidOperationException>(() => Restored(bench).Evolve(e)));
        var good = bench.Drop.ToSnapshot();
        DropSnapshot[] bad =
        [
            good with { Seed = null }, good with { Draw = good.Draw! with { Entries = 2 } },
            good with { Reservations = [good.Reservations[0] with { Rank = null }] },
            good with { Settings = Make.Drop() },
        ];
        Assert.All(bad, snapshot => Assert.Throws<InvalidOperationException>(() => Drop.FromSnapshot(snapshot)));
    }

    private static Drop Restored(DropBench bench) => Drop.FromSnapshot(bench.Drop.ToSnapshot());

    [Fact]
    public void Nothing_can_precede_the_creation()
    {
        DropEvent[] events =
        [
            new DropOpened(At, null), new DropClosed(At, null), new DropRestocked(At, Make.Op("x"), Make.Host.Id, 1),
            new ReservationHeld(At, 1, Make.Op("x"), Make.Viewer(1), 1, At), new DropPaused(At, Make.Op("x"), Make.Host.Id),
        ];
        Assert.All(events, e => Assert.Throws<InvalidOperationException>(() => Drop.Initial.Evolve(e)));
    }

    [Fact]
    public void A_snapshot_whose_numbers_disagree_throws()
    {
        var bench = new DropBench(Make.Drop(stock: 2));
        bench.Confirm(bench.Reserve(1));
        bench.Reserve(2);
        var good = bench.Drop.ToSnapshot();
        Drop.FromSnapshot(good).Verify();
        DropSnapshot[] bad =
        [
            good with { Stock = new Stock(2, 2, 0, 0) },
            good with { Reservations = [.. good.Reservations.Take(1)] },
            good with { Reservations = [.. good.Reservations.Reverse()] },
            good with { Orders = [] },
            good with { Orders = [2] },
            good with { Price = 1, Orders = [7] },
            good with { Shares = [new StoredShare(new("west"), new("host"))] },
            good with { Shelves = [good.Stock, default] },
            good with { Shelves = [new Stock(3, 1, 1, 1)] },
            good with { Reservations = [good.Reservations[0], good.Reservations[1] with { Shelf = 1 }] },
            good with { Changes = [new DropOpened(At, null)] },
            good with { Reservations = [good.Reservations[0], good.Reservations[1] with { Quantity = 2 }] },
            good with { Reservations = [good.Reservations[0], good.Reservations[1] with { Quantity = 0 }] },
        ];
        Assert.All(bad, snapshot => Assert.Throws<InvalidOperationException>(() => Drop.FromSnapshot(snapshot)));
    }
}
