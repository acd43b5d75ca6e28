using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Drops;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Tests.Inbound;

/// <summary>What an edge refuses by itself, and what it must leave to the drop.</summary>
public sealed class DropGatesTests
{
    private static readonly DropId Drop = new("drop-1");
    private static readonly DropView Open = Make.DropView(version: 5, free: 0) with { Waiting = 10 };
    private readonly DropGates _gates = new();

    [Fact]
    public void A_drop_without_units_and_places_is_refused_here_as_the_drop_would()
    {
        Assert.Equal(RefusalReason.SoldOut, Refuse(Open));
        Assert.Equal(RefusalReason.SoldOut, Refuse(Open with { Status = DropStatus.SoldOut }));
        Assert.Equal(RefusalReason.SoldOut, Refuse(Open with { Free = 1, Held = 2 }));
        Assert.Equal(RefusalReason.DropClosed, Refuse(Open with { Status = DropStatus.Closed, Waiting = 0 }));
    }

    [Fact]
    public void A_drop_that_a_show_which_began_anew_does_not_name_yet_is_not_forgotten()
    {
        _gates.Update([Open]);
        Assert.Empty(_gates.Doubted);
        _gates.Update([], anew: true);
        Assert.Equal([Drop], _gates.Doubted);
        _gates.Update([], anew: true);
        Assert.Equal([Drop], _gates.Doubted);
        _gates.Update([Open]);
        Assert.Empty(_gates.Doubted);
    }

    [Fact]
    public void Whatever_is_not_certain_is_asked()
    {
        Assert.Null(Refuse(Open with { Waiting = 9 }));
        Assert.Null(Refuse(Open with { Free = 3, Held = 0, Waiting = 0, Settings = Open.Settings with { WaitlistLimit = 0 } }));
        Assert.Null(Refuse(Open with { Status = DropStatus.Paused }));
        Assert.Null(Refuse(Open with { Status = DropStatus.Announced }));
        Assert.Null(Refuse(Open with { Settings = Open.Settings with { Mode = DropMode.Lottery } }));
        Assert.Null(Refuse(Open, quantity: 0));
        Assert.Null(Refuse(Open, quantity: 2));
        Assert.Null(Refuse(Open, new VariantId("red")));
        _gates.Update([]);
        Assert.Null(_gates.Refuse(Drop, null, 1));
    }

    [Fact]
    public void What_a_show_that_began_anew_does_not_know_any_more_is_named_once_for_each_drop()
    {
        Assert.Empty(_gates.Update([Open], anew: true));
        Assert.Empty(_gates.Update([Open with { Version = 6 }], anew: true));
        Assert.Equal([(Drop, 6)], _gates.Update([Open], anew: true));
        _gates.Learn(Drop, 9);
        Assert.Empty(_gates.Update([Open]));
        Assert.Empty(_gates.Update([], anew: true));
        Assert.Empty(_gates.Update([], anew: true));
        Assert.Equal([(Drop, 9)], _gates.Update([Open]));
        Assert.Empty(_gates.Update([Open]));
    }

    [Fact]
    public void What_was_seen_of_a_drop_is_known_also_while_and_after_its_show_begins_anew()
    {
        _gates.Update([Open]);
        _gates.Learn(Drop, 9);
        Assert.Equal(9, _gates.Newest(Drop));
        _gates.Update([], anew: true);
        Assert.Equal(9, _gates.Newest(Drop));
        Assert.Equal([(Drop, 9)], _gates.Update([Open]));
        Assert.Equal(9, _gates.Newest(Drop));
        Assert.Null(_gates.Refuse(Drop, null, 1));
        _gates.Update([Open with { Version = 5_000_000 }]);
        Assert.Equal(5_000_000, _gates.Newest(Drop));
        Assert.Equal(0, _gates.Newest(new DropId("another")));
    }

    [Fact]
    public void Each_variant_counts_for_itself()
    {
        var settings = Open.Settings with { WaitlistLimit = 0 };
        var view = Open with { Settings = settings, Waiting = 0, Shelves = [Shelf("red", 0), Shelf("blue", 1)] };
        Assert.Equal(RefusalReason.SoldOut, Refuse(view, new VariantId("red")));
        Assert.Null(Refuse(view, new VariantId("blue")));
        Assert.Null(Refuse(view, new VariantId("green")));
        Assert.Null(Refuse(view));
    }

    [Fact]
    public void A_view_older_than_an_answer_decides_nothing()
    {
        Assert.Equal(RefusalReason.SoldOut, Refuse(Open));
        _gates.Learn(Drop, 6);
        _gates.Learn(Drop, 4);
        Assert.Null(_gates.Refuse(Drop, null, 1));
        Assert.Equal(RefusalReason.SoldOut, Refuse(Open with { Version = 6 }));
    }

    [Fact]
    public void What_goes_on_after_an_accepted_loss_is_above_all_that_was_seen_and_nobody_is_asked()
    {
        _gates.Update([Open]);
        _gates.Learn(Drop, 6);
        Assert.Empty(_gates.Update([Open with { Version = 10_000_004, LossVersion = 10_000_003 }], anew: true));
        Assert.Equal(10_000_004, _gates.Newest(Drop));
        Assert.Equal(RefusalReason.SoldOut, _gates.Refuse(Drop, null, 1)?.Reason);
    }

    [Fact]
    public async Task Only_what_is_sent_for_the_first_time_is_refused_without_asking()
    {
        await using var bench = new SessionBench(SessionBench.Generous);
        bench.Grains.Show().Update(room => room with { Drops = [Open] });
        var (session, _) = bench.Open();
        Assert.Null((await session.Join(new JoinRequest("show-1"))).Problem);

        Assert.Equal((int)RefusalReason.SoldOut, (await session.Reserve(new ReserveRequest("drop-1", "op-1", 1, First: true))).Problem!.Code);
        Assert.Empty(bench.Grains.Drop().Batches);
        Assert.Null((await session.Reserve(new ReserveRequest("drop-1", "op-1", 1)).Soon()).Problem);
        Assert.Single(bench.Grains.Drop().Batches);
    }

    [Fact]
    public async Task While_the_show_does_not_answer_the_drop_is_asked()
    {
        await using var bench = new SessionBench(SessionBench.Generous);
        var show = bench.Grains.Show();
        show.Update(room => room with { Drops = [Open] });
        var (session, _) = bench.Open();
        Assert.Null((await session.Join(new JoinRequest("show-1"))).Problem);
        show.OnFollow = _ => Task.FromException(new TimeoutException());
        show.Publish(LiveRooms.Grains.Shows.FeedEventKind.ShowLive);

        await Patience.Until(() => session.Reserve(new ReserveRequest("drop-1", "op-1", 1, First: true)).Result.Problem is null);
    }

    private static ShelfView Shelf(string variant, int free) => new(new VariantId(variant), variant, 1_250, 3, free, 3 - free, 0, 0);

    private RefusalReason? Refuse(DropView view, VariantId? variant = null, int quantity = 1)
    {
        _gates.Update([view]);
        return _gates.Refuse(Drop, variant, quantity)?.Reason;
    }
}
