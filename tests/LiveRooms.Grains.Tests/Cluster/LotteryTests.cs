using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Drops.Lottery;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>A lottery from its announcement to its proofs.</summary>
public sealed class LotteryTests
{
    private const int Viewers = 12;

    [Fact]
    public async Task A_lottery_is_drawn_on_time_tells_its_room_and_proves_every_rank()
    {
        await using var cluster = await RoomCluster.Start();
        var reader = new FeedReader(await cluster.LiveShow("mugs"), "a");
        await reader.Until(r => r.Room is not null);
        var drop = await Open(cluster);
        var announced = (await drop.Describe())!.Lottery!;
        Assert.Equal((0, null), (announced.Entries, announced.Draw));
        Assert.Equal(cluster.Time.GetUtcNow().AddMinutes(1), announced.EntriesEndAt!.Value, TimeSpan.FromMilliseconds(1));
        await Enter(drop);
        Assert.All((await drop.Act([RoomCluster.Reserve("v1", "again")])), receipt =>
            Assert.Equal((1, ReservationStatus.Entered), (receipt.Reservation!.Number, receipt.Reservation.Status)));
        Assert.Equal(RefusalReason.NotDrawn, (await drop.Drawn()).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDrawn, (await drop.Leaves(0, 9)).Refusal!.Reason);
        Assert.Equal(RefusalReason.NotDrawn, (await drop.Proof(new ViewerId("v1"))).Refusal!.Reason);
        Assert.Equal(RefusalReason.DropUnknown, (await cluster.Drop("other").Drawn()).Refusal!.Reason);

        cluster.Time.Advance(TimeSpan.FromMinutes(1));
        await reader.Until(r => r.Events.Count(e => e.Kind == FeedEventKind.Promoted) == 3);
        Assert.Single(reader.Events, e => e.Kind == FeedEventKind.DropDrawn);
        Assert.Equal([1, 2, 3], reader.Events.Where(e => e.Kind == FeedEventKind.Promoted).Select(e => e.Reservation!.Rank!.Value));

        var before = await CheckDraw(drop, announced.Commitment);
        await cluster.Forget(drop);
        Assert.Equal(before, await CheckDraw(drop, announced.Commitment));
        Assert.Equal(RefusalReason.ReservationUnknown, (await drop.Proof(new ViewerId("v99"))).Refusal!.Reason);
    }

    [Fact]
    public async Task An_entry_that_comes_when_the_draw_is_due_comes_behind_it()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = await Open(cluster);
        await Enter(drop);
        await cluster.Forget(drop);
        cluster.Time.Advance(TimeSpan.FromMinutes(2));
        var late = Assert.Single(await drop.Act([RoomCluster.Reserve("late", "late")])).Reservation!;
        Assert.Equal((ReservationStatus.Waiting, null, Viewers - 2), (late.Status, late.Rank, late.Place));
        Assert.Equal(Viewers, (await drop.Drawn()).Value!.Entries);
    }

    [Fact]
    public async Task Only_the_creator_draws_by_hand_and_a_second_time_changes_nothing()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = await Open(cluster);
        Assert.Equal(RefusalReason.RoleForbidden, (await drop.Draw(new Actor(new ViewerId("v1"), Role.Viewer))).Refusal!.Reason);
        var drawn = (await drop.Draw(RoomCluster.Host)).Value!;
        Assert.Equal((0, true, null), (drawn.Lottery!.Entries, drawn.Lottery.Draw is not null, drawn.Lottery.EntriesEndAt));
        Assert.Equal(drawn, (await drop.Draw(RoomCluster.Host)).Value);
        Assert.Empty((await drop.Leaves(0, 9)).Value!.Leaves);
    }

    [Fact]
    public async Task A_repeated_creation_makes_no_second_seed()
    {
        await using var cluster = await RoomCluster.Start();
        await cluster.LiveShow("mugs");
        var drop = await Open(cluster);
        var commitment = (await drop.Describe())!.Lottery!.Commitment;
        Assert.Equal(commitment, (await drop.Create(RoomCluster.Host, Settings)).Value!.Lottery!.Commitment);
        var other = Settings with { Id = new DropId("second") };
        Assert.NotEqual(commitment, (await cluster.Drop("second").Create(RoomCluster.Host, other)).Value!.Lottery!.Commitment);
    }

    private static DropSettings Settings => RoomCluster.DropSettings("mug", "mugs", stock: 3) with
    {
        Mode = DropMode.Lottery,
        EntryTime = TimeSpan.FromMinutes(1),
    };

    private static async Task<IDropGrain> Open(RoomCluster cluster)
    {
        var drop = cluster.Drop("mug");
        Assert.Null((await drop.Create(RoomCluster.Host, Settings)).Refusal);
        Assert.Null((await drop.Open(RoomCluster.Host)).Refusal);
        return drop;
    }

    private static async Task Enter(IDropGrain drop) => Assert.All(
        await drop.Act([.. Enumerable.Range(1, Viewers).Select(v => RoomCluster.Reserve($"v{v}", $"r{v}"))]),
        receipt => Assert.Equal(ReservationStatus.Entered, receipt.Reservation!.Status));

    /// <summary>The draw from its pages and proofs alone; gives the ranks.</summary>
    private static async Task<int[]> CheckDraw(IDropGrain drop, Digest commitment)
    {
        var facts = (await drop.Drawn()).Value!;
        Assert.Equal(commitment, facts.Commitment);
        Assert.Equal(facts, (await drop.Describe())!.Lottery!.Draw);
        var leaves = new List<Digest>();
        for (int? next = 0; next is { } skip;)
        {
            var page = (await drop.Leaves(skip, 5)).Value!;
            leaves.AddRange(page.Leaves);
            next = page.Next;
        }

        var ranks = new List<int>();
        for (var viewer = 1; viewer <= Viewers; viewer++)
        {
            var proof = (await drop.Proof(new ViewerId($"v{viewer}"))).Value!;
            Assert.Equal($"v{viewer}", proof.Entry.Viewer.Value);
            Assert.All(proof.Verify().AddRange(DrawAudit.Check(facts, [.. leaves], proof)), check => Assert.True(check.Ok, check.Detail));
            Assert.Equal(proof.Rank, Assert.Single(await drop.OfViewer(new ViewerId($"v{viewer}"))).Rank);
            ranks.Add(proof.Rank);
        }

        Assert.Equal(Enumerable.Range(1, Viewers), ranks.Order());
        return [.. ranks];
    }
}
