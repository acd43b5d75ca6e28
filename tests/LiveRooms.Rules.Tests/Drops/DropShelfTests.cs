using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>A drop's stock on shelves: variants, and other shows.</summary>
public sealed class DropShelfTests
{
    private static readonly ShowId West = new("west");

    [Fact]
    public void Each_variant_has_its_own_stock_and_line_and_the_limit_counts_over_all()
    {
        var bench = new DropBench(Make.Variants(Make.Drop(limit: 2), 1, 5));
        bench.Confirm(Reserve(bench, 1, 0));
        var waiting = Reserve(bench, 2, 0);
        var held = Reserve(bench, 3, 1, quantity: 2);
        Assert.Equal(ReservationStatus.Waiting, bench.StatusOf(waiting));
        Assert.Equal(ReservationStatus.Held, bench.StatusOf(held));
        Assert.Equal([new Stock(1, 0, 0, 1), new Stock(5, 3, 2, 0)], bench.Drop.Shelves.Select(s => s.Stock));
        Assert.Equal(new Stock(6, 3, 2, 1), bench.Drop.Stock);
        Assert.Equal(2, Reserve(bench, 1, 1) - waiting);
        Assert.Equal(RefusalReason.OverViewerLimit, bench.Refusal(new Reserve(Make.Op("r"), Make.Viewer(1), 1, Make.Variant(1))));
        bench.Drop.Verify();
    }

    [Fact]
    public void A_head_that_does_not_fit_blocks_its_own_shelf_alone()
    {
        var bench = new DropBench(Make.Variants(Make.Drop(limit: 3), 2, 2));
        var first = Reserve(bench, 1, 0);
        var big = Reserve(bench, 2, 0, quantity: 2);
        var behind = Reserve(bench, 3, 0);
        var other = Reserve(bench, 4, 1);
        Assert.Equal(
            [ReservationStatus.Waiting, ReservationStatus.Waiting, ReservationStatus.Held],
            new[] { big, behind, other }.Select(bench.StatusOf));
        Assert.Equal([1, 2], new[] { big, behind }.Select(n => bench.Drop.PlaceOf(n)!.Value));
        Assert.False(bench.Drop.NextDeadline == DateTimeOffset.UnixEpoch);
        bench.Release(first);
        Assert.Equal((ReservationStatus.Held, ReservationStatus.Waiting), (bench.StatusOf(big), bench.StatusOf(behind)));
    }

    [Fact]
    public void The_waitlist_limit_is_over_the_whole_drop()
    {
        var bench = new DropBench(Make.Variants(Make.Drop(waitlist: 1), 0, 1));
        Reserve(bench, 1, 0);
        Reserve(bench, 2, 1);
        Assert.Equal(RefusalReason.SoldOut, bench.Refusal(new Reserve(Make.Op("r"), Make.Viewer(3), 1, Make.Variant(1))));
    }

    [Fact]
    public void A_variant_must_be_named_where_there_are_some_and_only_there()
    {
        var bench = new DropBench(Make.Variants(Make.Drop(), 1, 1));
        var viewer = Make.Viewer(1);
        Assert.Equal(RefusalReason.VariantUnknown, bench.Refusal(new Reserve(Make.Op("a"), viewer, 1)));
        Assert.Equal(RefusalReason.VariantUnknown, bench.Refusal(new Reserve(Make.Op("a"), viewer, 1, Make.Variant(2))));
        Assert.Equal(RefusalReason.DropNotOffered, bench.Refusal(new Reserve(Make.Op("a"), viewer, 1, Make.Variant(0), West)));
        Assert.Equal(RefusalReason.VariantUnknown, new DropBench().Refusal(new Reserve(Make.Op("a"), viewer, 1, Make.Variant(0))));
        Assert.Null(bench.Refusal(new Reserve(Make.Op("a"), viewer, 1, Make.Variant(0))));
        Assert.Equal(RefusalReason.OperationConflict, bench.Refusal(new Reserve(Make.Op("a"), viewer, 1, Make.Variant(1))));
        Assert.Equal(RefusalReason.VariantUnknown, bench.Refusal(new RestockDrop(Make.Host, Make.Op("b"), 1)));
        Assert.Equal(RefusalReason.VariantUnknown, bench.Refusal(new ReduceStock(Make.Host, Make.Op("b"), 1)));
        Assert.Equal(RefusalReason.VariantUnknown, bench.Refusal(new ChangePrice(Make.Host, Make.Op("b"), 1, Make.Variant(2))));
    }

    [Fact]
    public void A_variant_has_its_own_price_or_the_products_and_a_hold_keeps_it()
    {
        var bench = new DropBench(Make.Variants(Make.Drop(), 2, 2));
        var (own, plain) = (Reserve(bench, 1, 0), Reserve(bench, 2, 1));
        bench.Do(new ChangePrice(Make.Host, Make.Op("a"), 990));
        bench.Do(new ChangePrice(Make.Host, Make.Op("b"), 1_500, Make.Variant(0)));
        var (later, cheap) = (Reserve(bench, 3, 0), Reserve(bench, 4, 1));
        Assert.Equal(
            [2_000, 1_250, 1_500, 990], new[] { own, plain, later, cheap }.Select(n => bench.Drop.PriceOf(bench.Drop.Find(n)!)));
        bench.Confirm(own);
        bench.Confirm(later);
        Assert.Equal(3_500, bench.Drop.Revenue);
    }

    [Fact]
    public void Shared_units_are_sold_in_the_other_show_and_come_back_to_who_waits_at_home()
    {
        var bench = new DropBench(Make.Drop(stock: 3));
        Assert.Null(bench.Refusal(new ShareDrop(Make.Keeper, Make.Op("s"), West, new("west-host"), 2)));
        Assert.Equal([new ShowId("show"), West], bench.Drop.Shows);
        bench.Reserve(1);
        var waiting = bench.Reserve(2);
        var there = bench.Do(new Reserve(Make.Op("r"), Make.Viewer(3), 1, null, West)).Number!.Value;
        Assert.Equal((ReservationStatus.Waiting, ReservationStatus.Held), (bench.StatusOf(waiting), bench.StatusOf(there)));
        Assert.Equal([new Stock(1, 0, 1, 0), new Stock(2, 1, 1, 0)], bench.Drop.Shelves.Select(s => s.Stock));

        var revoke = new RevokeShare(Make.Host, Make.Op("v"), West, 2);
        Assert.Equal(RefusalReason.StockTaken, bench.Refusal(revoke));
        Assert.Null(bench.Refusal(revoke with { Units = 1 }));
        Assert.Equal(ReservationStatus.Held, bench.StatusOf(waiting));
        Assert.Equal([new Stock(2, 0, 2, 0), new Stock(1, 0, 1, 0)], bench.Drop.Shelves.Select(s => s.Stock));
        Assert.Empty(bench.Do(revoke with { Units = 1 }).Events);
    }

    [Fact]
    public void Only_who_may_act_for_both_creators_shares_and_nobody_more_than_is_free()
    {
        var bench = new DropBench(Make.Drop(stock: 2));
        var share = new ShareDrop(Make.Host, Make.Op("s"), West, new("host"), 1);
        Assert.Equal(RefusalReason.NotDropOwner, bench.Refusal(share with { By = Make.OtherHost, Creator = new("other") }));
        Assert.Equal(RefusalReason.NotShowOwner, bench.Refusal(share with { Creator = new("other") }));
        Assert.Equal(RefusalReason.StockInvalid, bench.Refusal(share with { Units = 0 }));
        Assert.Equal(RefusalReason.StockTaken, bench.Refusal(share with { Units = 3 }));
        Assert.Equal(RefusalReason.DropSettingsInvalid, bench.Refusal(share with { Show = new("show") }));
        Assert.Equal(RefusalReason.VariantUnknown, bench.Refusal(share with { Variant = Make.Variant(0) }));
        Assert.Null(bench.Refusal(share));
        Assert.Equal(
            RefusalReason.DropSettingsInvalid,
            bench.Refusal(share with { By = Make.Keeper, Operation = Make.Op("t"), Creator = new("other") }));
        Assert.Equal(RefusalReason.DropNotOffered, bench.Refusal(new RevokeShare(Make.Host, Make.Op("v"), new("show"), 1)));
        bench.Do(new CloseDrop(Make.Host));
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(share with { Operation = Make.Op("t") }));
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new RevokeShare(Make.Host, Make.Op("v"), West, 1)));
    }

    [Fact]
    public void A_drop_is_offered_in_sixteen_other_shows_at_most()
    {
        var bench = new DropBench(Make.Drop(stock: 100));
        for (var i = 0; i < DropLimits.MaxShares; i++)
            Assert.Null(bench.Refusal(new ShareDrop(Make.Host, Make.Op($"s{i}"), new($"show{i}"), new("host"), 1)));
        Assert.Equal(
            RefusalReason.DropSettingsInvalid, bench.Refusal(new ShareDrop(Make.Host, Make.Op("s"), West, new("host"), 1)));
        Assert.Null(bench.Refusal(new ShareDrop(Make.Host, Make.Op("s"), new("show7"), new("host"), 1)));
    }

    [Fact]
    public void A_countdown_opens_the_drop_when_it_ends()
    {
        var bench = new DropBench(Make.Drop(closes: Make.At(200)), open: false);
        var countdown = new StartCountdown(Make.Host, Make.Op("c"), 30);
        Assert.Equal(RefusalReason.DropSettingsInvalid, bench.Refusal(countdown with { Seconds = 9 }));
        Assert.Equal(RefusalReason.DropSettingsInvalid, bench.Refusal(countdown with { Seconds = 301 }));
        Assert.Equal(RefusalReason.DropSettingsInvalid, bench.Refusal(countdown with { Seconds = 200 }));
        Assert.Null(bench.Refusal(countdown));
        Assert.Equal((Make.At(30), null), (bench.Drop.Terms.OpensAt, bench.Drop.Settings.OpensAt));
        bench.Wait(10);
        Assert.Empty(bench.Do(countdown).Events);
        Assert.Equal(TimeSpan.FromSeconds(20), bench.Do(new Reserve(Make.Op("r"), Make.Viewer(1), 1)).Refusal!.RetryAfter);
        bench.Wait(20);
        bench.Settle();
        Assert.Equal(DropStatus.Open, bench.Drop.Status);
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(countdown with { Operation = Make.Op("d") }));
    }

    [Fact]
    public void Holds_that_end_together_let_in_on_each_shelf()
    {
        var bench = new DropBench(Make.Variants(Make.Drop(), 1, 1));
        Reserve(bench, 1, 0);
        Reserve(bench, 2, 1);
        long[] waiting = [Reserve(bench, 3, 1), Reserve(bench, 4, 0)];
        bench.Wait(60);
        Assert.Equal(1, bench.Settle());
        Assert.All(waiting, n => Assert.Equal(ReservationStatus.Held, bench.StatusOf(n)));
    }

    private static long Reserve(DropBench bench, int viewer, int variant, int quantity = 1) =>
        bench.Do(new Reserve(bench.NextOp(), Make.Viewer(viewer), quantity, Make.Variant(variant))).Number!.Value;
}
