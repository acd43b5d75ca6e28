using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Sales;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>A drop that goes on with what its store has left.</summary>
public sealed class DropLossTests
{
    private readonly DropBench _bench = new(Make.Drop(stock: 3));

    [Fact]
    public void It_goes_on_above_every_number_that_was_seen()
    {
        var kept = _bench.Reserve(1);
        var revision = _bench.Drop.Revision;
        var loss = Accept(seen: revision + 40, left: 2, known: 9);
        Assert.Equal((revision, revision + 40 + DropLimits.LossMargin), (loss.Kept, loss.Revision));
        Assert.Equal((3, 9 + DropLimits.LossMargin), (loss.From, loss.Through));
        Assert.Equal(loss.Revision, _bench.Drop.Revision);
        Assert.True(loss.Number >= kept + 40);

        var next = _bench.Reserve(2);
        Assert.Equal((loss.Number + 1, loss.Revision + 1), (next, _bench.Drop.Find(next)!.Revision));
        Assert.Equal(ReservationStatus.Held, _bench.StatusOf(kept));
        Assert.Null(_bench.Drop.Find(kept + 1));
        Assert.Null(_bench.Drop.Find(loss.Number));
        Assert.Equal(RefusalReason.ReservationUnknown, _bench.Refusal(new Confirm(_bench.NextOp(), Make.Viewer(2), kept + 1)));
        _bench.Confirm(kept);
        _bench.Release(next);
        Assert.Equal((0, 1, 2), (_bench.Drop.Stock.Held, _bench.Drop.Stock.Sold, _bench.Drop.Stock.Free));
        _bench.Drop.Verify();
    }

    [Fact]
    public void What_was_decided_before_stands_and_is_repeated_and_what_was_lost_is_new()
    {
        var reserve = new Reserve(Make.Op("kept"), Make.Viewer(1), 1);
        var kept = _bench.Do(reserve).Number;
        Accept();
        Assert.Equal((kept, 0), (_bench.Do(reserve).Number, _bench.Do(reserve).Count));
        Assert.True(_bench.Do(new Reserve(Make.Op("lost"), Make.Viewer(2), 1)).Number > kept + 1);
    }

    [Fact]
    public void The_waitlist_keeps_its_order_and_tickets_over_several_losses()
    {
        var held = Enumerable.Range(1, 3).Select(viewer => _bench.Reserve(viewer)).ToArray();
        var waits = new List<long> { _bench.Reserve(4) };
        for (var loss = 0; loss < 3; loss++)
        {
            Accept();
            waits.Add(_bench.Reserve(5 + loss));
        }

        Assert.Equal([1, 2, 3, 4], waits.Select(number => _bench.Drop.PlaceOf(number)!.Value));
        foreach (var number in held)
            _bench.Release(number);
        Assert.Equal([ReservationStatus.Held, ReservationStatus.Held, ReservationStatus.Held, ReservationStatus.Waiting], waits.Select(_bench.StatusOf));
        Assert.Equal(waits, Pages(_bench.Drop).Select(r => r.Number));
    }

    [Fact]
    public void A_snapshot_and_a_replay_and_the_ledger_say_the_same()
    {
        _bench.Reserve(1);
        Accept();
        Accept();
        _bench.Confirm(_bench.Reserve(2));
        Accept();
        var restored = Drop.FromSnapshot(DropJson.DecodeSnapshot(DropJson.EncodeSnapshot(_bench.Drop.ToSnapshot())));
        var replayed = Drop.Initial;
        var book = new SalesBook();
        foreach (var e in DropJson.Decode(DropJson.Encode(_bench.Events)))
        {
            replayed.Evolve(e);
            book.Evolve(e);
        }

        foreach (var drop in new[] { restored, replayed })
        {
            Assert.Equal(DropJson.EncodeSnapshot(_bench.Drop.ToSnapshot()), DropJson.EncodeSnapshot(drop.ToSnapshot()));
            Assert.Equal((_bench.Drop.Revision, _bench.Drop.LastNumber), (drop.Revision, drop.LastNumber));
        }

        Assert.Equal((_bench.Drop.Revision, 1), (book.Revision, book.OrderCount));
    }

    [Fact]
    public void Of_a_drop_of_which_nothing_is_left_another_may_be_made_above_it()
    {
        var drop = Drop.Initial;
        drop.Evolve(DropRules.AcceptLoss(drop, Make.Keeper, seen: 7, left: 0, known: 3, Make.Start)[0]);
        Assert.False(drop.Exists);
        foreach (var e in DropRules.Decide(drop, new CreateDrop(Make.Host, Make.Drop()), Make.Start).Events)
            drop.Evolve(e);
        Assert.True(drop.Exists && drop.Revision > 7 + DropLimits.LossMargin);
    }

    [Fact]
    public void Only_an_operator_accepts_and_not_for_ever()
    {
        Assert.Equal(RefusalReason.RoleForbidden, DropRules.AcceptLoss(_bench.Drop, Make.Host, 0, 1, 1, Make.Start).Refusal?.Reason);
        var accepted = 0;
        while (DropRules.AcceptLoss(_bench.Drop, Make.Keeper, 0, 1, 1, Make.Start) is { Refusal: null } decision)
        {
            _bench.Drop.Evolve(decision[0]);
            accepted++;
        }

        Assert.InRange(accepted, 100, 500);
        Assert.Equal(ReservationStatus.Held, _bench.StatusOf(_bench.Reserve(1)));
    }

    [Fact]
    public void A_loss_that_does_not_follow_is_damage()
    {
        var number = _bench.Reserve(1);
        var loss = (LossAccepted)DropRules.AcceptLoss(_bench.Drop, Make.Keeper, 0, 1, 1, Make.Start)[0];
        foreach (var wrong in new[] { loss with { Kept = loss.Kept - 1 }, loss with { Revision = 1 }, loss with { Number = number - 1 } })
            Assert.Throws<InvalidOperationException>(() => Drop.FromSnapshot(_bench.Drop.ToSnapshot()).Evolve(wrong));
    }

    private static List<Reservation> Pages(Drop drop)
    {
        var found = new List<Reservation>();
        for (int? next = 0; next is { } after;)
        {
            (var page, next) = drop.Active(after, 1);
            found.AddRange(page);
        }

        return found;
    }

    private LossAccepted Accept(long seen = 0, long left = 1, long known = 1)
    {
        var loss = (LossAccepted)DropRules.AcceptLoss(_bench.Drop, Make.Keeper, seen, left, known, _bench.Now)[0];
        _bench.Drop.Evolve(loss);
        _bench.Events.Add(loss);
        return loss;
    }
}
