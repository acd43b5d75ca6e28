using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Rules.Tests.Drops;

public sealed class DropLotteryTests
{
    [Fact]
    public void Entries_hold_nothing_until_the_draw_and_then_get_units_by_rank()
    {
        var bench = new DropBench(Make.Lottery(stock: 2, limit: 1));
        long[] entries = [.. Enumerable.Range(1, 6).Select(v => bench.Reserve(v))];
        Assert.All(entries, n => Assert.Equal(ReservationStatus.Entered, bench.StatusOf(n)));
        Assert.Equal((6, 0, new Stock(2, 2, 0, 0)), (bench.Drop.Entries, bench.Drop.Waiting, bench.Drop.Stock));
        Assert.Equal((Make.At(60), Make.At(60)), (bench.Drop.EntriesEndAt, bench.Drop.NextDeadline));

        bench.Wait(59.999);
        Assert.Null(DropRules.Due(bench.Drop, bench.Now));
        bench.Wait(0.001);
        bench.Settle();
        var ranked = entries.OrderBy(n => bench.Drop.Find(n)!.Rank).ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6], ranked.Select(n => bench.Drop.Find(n)!.Rank!.Value));
        Assert.Equal([null, null, 1, 2, 3, 4], ranked.Select(n => bench.Drop.PlaceOf(n)));
        Assert.All(ranked[..2], n => Assert.Equal(ReservationStatus.Held, bench.StatusOf(n)));

        bench.Release(ranked[1]);
        Assert.Equal(ReservationStatus.Held, bench.StatusOf(ranked[2]));
        bench.Release(ranked[4]);
        bench.Confirm(ranked[0]);
        bench.Wait(60);
        bench.Settle();
        Assert.Equal((ReservationStatus.Expired, ReservationStatus.Held), (bench.StatusOf(ranked[2]), bench.StatusOf(ranked[3])));
        Assert.Equal(1, bench.Drop.PlaceOf(ranked[5]));
    }

    [Fact]
    public void Entering_twice_changes_nothing_whatever_is_asked_for()
    {
        var bench = new DropBench(Make.Lottery(limit: 3));
        var entry = bench.Reserve(1, 2);
        foreach (var quantity in new[] { 1, 2, 3 })
        {
            var again = bench.Do(new Reserve(bench.NextOp(), Make.Viewer(1), quantity));
            Assert.Equal((entry, true), (again.Number, again.Events.IsEmpty));
        }

        Assert.Equal(RefusalReason.QuantityInvalid, bench.Refusal(new Reserve(bench.NextOp(), Make.Viewer(1), 4)));
        Assert.Equal((1, 2), (bench.Drop.Entries, bench.Drop.Find(entry)!.Quantity));
    }

    [Fact]
    public void An_entry_can_be_taken_back_and_made_anew_and_only_the_last_is_drawn()
    {
        var bench = new DropBench(Make.Lottery(stock: 1));
        var first = bench.Reserve(1);
        bench.Reserve(2);
        bench.Release(first);
        Assert.Equal(1, bench.Drop.Entries);
        var second = bench.Reserve(1, 2);
        bench.Do(new CancelReservation(Make.Host, Make.Op("out"), 2));
        bench.Do(new DrawLottery(Make.Host));
        Assert.Equal((1, null, 1), (bench.Drop.Drawn!.Entries, bench.Drop.Find(first)!.Rank, bench.Drop.Find(second)!.Rank));
        // Its two units do not fit into the one there is.
        Assert.Equal((ReservationStatus.Waiting, 1), (bench.StatusOf(second), bench.Drop.PlaceOf(second)));
        Assert.Null(bench.Drop.ProofOf(Make.Viewer(2)));
        Assert.All(bench.Drop.ProofOf(Make.Viewer(1))!.Verify(), check => Assert.True(check.Ok, check.Detail));
    }

    [Fact]
    public void Who_comes_after_the_draw_comes_behind_it()
    {
        var bench = new DropBench(Make.Lottery(stock: 2, limit: 1));
        foreach (var viewer in new[] { 1, 2, 3, 4 })
            bench.Reserve(viewer);
        bench.Wait(60);
        bench.Settle();
        var late = bench.Reserve(5);
        Assert.Equal((ReservationStatus.Waiting, 3), (bench.StatusOf(late), bench.Drop.PlaceOf(late)));
        bench.Do(new RestockDrop(Make.Host, Make.Op("more"), 9));
        Assert.Equal(ReservationStatus.Held, bench.StatusOf(bench.Reserve(6)));
        Assert.Null(bench.Drop.Find(late)!.Rank);
    }

    [Fact]
    public void Before_the_draw_nothing_is_proven_confirmed_or_read_of_the_seed()
    {
        var bench = new DropBench(Make.Lottery());
        var entry = bench.Reserve(1);
        Assert.Equal(Make.Seed.Commitment, bench.Drop.Commitment);
        Assert.Equal(RefusalReason.ReservationWrongState, bench.Refusal(new Confirm(bench.NextOp(), Make.Viewer(1), entry)));
        Assert.Equal((null, null, 0), (bench.Drop.Drawn, bench.Drop.ProofOf(Make.Viewer(1)), bench.Drop.DrawnLeaves(0, 9).Length));
        bench.Do(new DrawLottery(Make.Host));
        Assert.Equal((Make.Seed, 1), (bench.Drop.Drawn!.Seed, bench.Drop.DrawnLeaves(0, 9).Length));
    }

    [Fact]
    public void A_lottery_that_closes_before_its_draw_lets_every_entry_go_and_keeps_its_seed()
    {
        var bench = new DropBench(Make.Lottery(stock: 5));
        for (var viewer = 1; viewer <= DropLimits.MaxBatch + 5; viewer++)
            bench.Reserve(viewer);
        bench.Release(3);
        bench.Do(new CloseDrop(Make.Host));
        Assert.Equal(4, bench.Drop.Entries);
        Assert.Equal(DateTimeOffset.UnixEpoch, bench.Drop.NextDeadline);
        Assert.Equal(1, bench.Settle());
        Assert.Equal((0, null), (bench.Drop.Entries, bench.Drop.Drawn));
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new DrawLottery(Make.Host)));
    }

    [Fact]
    public void A_pause_stops_entries_and_a_draw_in_it_gives_ranks_but_no_units()
    {
        var bench = new DropBench(Make.Lottery());
        var entry = bench.Reserve(1);
        bench.Do(new PauseDrop(Make.Host, Make.Op("p")));
        Assert.Equal(RefusalReason.DropPaused, bench.Refusal(new Reserve(bench.NextOp(), Make.Viewer(2), 1)));
        bench.Wait(60);
        bench.Settle();
        Assert.Equal((ReservationStatus.Waiting, 1), (bench.StatusOf(entry), bench.Drop.Find(entry)!.Rank));
        bench.Do(new ResumeDrop(Make.Host, Make.Op("r")));
        Assert.Equal(ReservationStatus.Held, bench.StatusOf(entry));
    }

    [Fact]
    public void Only_an_open_lottery_is_drawn_and_only_once()
    {
        Assert.Equal(RefusalReason.DropWrongState, new DropBench().Refusal(new DrawLottery(Make.Host)));
        var bench = new DropBench(Make.Lottery(), open: false);
        Assert.Equal(RefusalReason.DropWrongState, bench.Refusal(new DrawLottery(Make.Host)));
        bench.Do(new OpenDrop(Make.Host));
        bench.Do(new DrawLottery(Make.Host));
        Assert.Equal(0, bench.Drop.Drawn!.Entries);
        Assert.True(bench.Do(new DrawLottery(Make.Host)) is { Refusal: null, Events.IsEmpty: true });
        Assert.True(bench.Do(new DrawLottery(null)) is { Refusal: null, Events.IsEmpty: true });
        Assert.Equal(RefusalReason.DropSettingsInvalid, DropRules.Decide(Drop.Initial, new CreateDrop(Make.Host, Make.Lottery()), Make.Start).Refusal?.Reason);
    }

    [Fact]
    public void A_repeated_creation_keeps_the_first_seed()
    {
        var bench = new DropBench(Make.Lottery());
        Assert.True(bench.Do(new CreateDrop(Make.Host, Make.Lottery(), new DrawSeed(new byte[32]))) is { Refusal: null, Events.IsEmpty: true });
        Assert.Equal(Make.Seed.Commitment, bench.Drop.Commitment);
    }

    [Fact]
    public void More_winners_than_a_batch_are_promoted_in_rank_order_over_several()
    {
        const int Viewers = (2 * DropLimits.MaxBatch) + 500;
        var bench = new DropBench(Make.Lottery(stock: Viewers - 100, limit: 1));
        for (var viewer = 1; viewer <= Viewers; viewer++)
            bench.Reserve(viewer);
        Assert.Equal(1 + DropLimits.MaxBatch, bench.Do(new DrawLottery(Make.Host)).Events.Length);
        Assert.Equal(2, bench.Settle());
        var promoted = bench.Events.OfType<ReservationPromoted>().Select(e => bench.Drop.Find(e.Number)!.Rank!.Value);
        Assert.Equal(Enumerable.Range(1, Viewers - 100), promoted);
        Assert.Equal(100, bench.Drop.Waiting);
    }

    [Fact]
    public void Each_variant_and_show_has_a_line_of_its_own_in_the_order_of_the_one_draw()
    {
        var bench = new DropBench(Make.Variants(Make.Lottery(limit: 1), 2, 2));
        bench.Do(new ShareDrop(Make.Keeper, Make.Op("s"), new("west"), new("other"), 1, Make.Variant(0)));
        for (var viewer = 1; viewer <= 12; viewer++)
        {
            var show = viewer % 3 == 0 ? "west" : "show";
            var variant = Make.Variant(show == "west" ? 0 : viewer % 2);
            Assert.Null(bench.Do(new Reserve(bench.NextOp(), Make.Viewer(viewer), 1, variant, new(show))).Refusal);
        }

        bench.Do(new DrawLottery(Make.Host));
        foreach (var shelf in bench.Drop.Shelves)
        {
            var line = Enumerable.Range(1, 12).Select(n => bench.Drop.Find(n)!).Where(r => r.Shelf == shelf.Index).OrderBy(r => r.Rank).ToList();
            Assert.Equal(4, line.Count);
            Assert.All(line.Take(shelf.Stock.Total), r => Assert.Equal(ReservationStatus.Held, r.Status));
            Assert.Equal(Enumerable.Range(1, 4 - shelf.Stock.Total), line.Skip(shelf.Stock.Total).Select(r => bench.Drop.PlaceOf(r.Number)!.Value));
        }

        bench.Drop.Verify();
        var restored = Drop.FromSnapshot(DropJson.DecodeSnapshot(DropJson.EncodeSnapshot(bench.Drop.ToSnapshot())));
        Assert.All([bench.Drop, restored], drop =>
        {
            var leaves = drop.DrawnLeaves(0, 20);
            for (var viewer = 1; viewer <= 12; viewer++)
            {
                var proof = drop.ProofOf(Make.Viewer(viewer))!;
                Assert.All(proof.Verify().AddRange(DrawAudit.Check(drop.Drawn!, leaves, proof)), check => Assert.True(check.Ok, check.Detail));
                Assert.Equal(drop.Find(viewer)!.Rank, proof.Rank);
            }
        });
    }
}
