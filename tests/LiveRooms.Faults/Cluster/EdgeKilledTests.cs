using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Faults.Cluster;

/// <summary>
/// One process has the grains and viewers of its own; the other has viewers only and is killed. The room's feed lives on, so its
/// viewers resume through the first process and miss nothing: every critical event reaches everybody once.
/// </summary>
public sealed class EdgeKilledTests
{
    private const int Size = 40;

    [Fact]
    public async Task Viewers_of_a_killed_edge_resume_on_the_other_process_and_miss_no_event()
    {
        await using var pair = await Pair.Begin("Edge");
        await pair.Second.Start().Soon();
        using var stage = await Stage.Open(pair.First.Address);
        await using var audience = await Audience.Enter(stage, Size, pair.Spread);
        var away = audience.Viewers.Where(viewer => (viewer.Number & 2) != 0).ToList();
        await stage.Drop("eight", 8, holdSeconds: 5);
        await stage.Drop("five", 5, holdSeconds: 5);
        await stage.Drop("one", 1);
        Assert.Equal("held", (await audience.Viewers[0].Reserve("one")).Reservation!.Status);
        Assert.Equal("waiting", (await away[0].Reserve("one")).Reservation!.Status);

        var talk = new Talk();
        var race = new Race(audience, reserved: 20, confirmed: 3, "eight", "five");
        await race.Run(
            async () =>
            {
                await pair.Second.Kill();
                await stage.Restock("one", 1);
            },
            viewer => viewer.Number % 8 == 0 ? talk.Say(viewer, $"still here, says {viewer.Number}") : talk.Heart(viewer));
        await away[0].Room.Until(state => state.Mine("one").Single().Status == "held");

        Assert.Empty(audience.Faults);
        foreach (var purchases in race.Purchases)
            await Audit.Drop(stage, audience, purchases);
        await Audit.Hearts(stage, audience, talk, 0);
        await Audit.Chat(stage, audience, talk);
        EverybodyHeardTheSame(audience.Viewers);
        Assert.All(race.Purchases.SelectMany(purchases => purchases), HeardWhatIsOwn);
        Assert.Single(away[0].Watch.Events, told => told.Event is { Kind: RoomEventKinds.Promoted, DropId: "one" });
        await audience.Each(viewer => viewer.Room.Until(state => state.Counters.Audience == Size));
        Assert.Empty(audience.Faults);
    }

    /// <summary>Nobody else is in the room on the process that they come to: its relay begins when they return.</summary>
    [Fact]
    public async Task The_only_viewers_of_a_room_resume_on_a_process_that_did_not_follow_it()
    {
        await using var pair = await Pair.Begin("Edge");
        await pair.Second.Start().Soon();
        using var stage = await Stage.Open(pair.First.Address);
        await using var holder = await stage.Enter(0, pair.Second.Address, pair.First.Address);
        await using var waiter = await stage.Enter(1, pair.Second.Address, pair.First.Address);
        await stage.Drop("one", 1);
        Assert.Equal("held", (await holder.Reserve("one")).Reservation!.Status);
        Assert.Equal("waiting", (await waiter.Reserve("one")).Reservation!.Status);

        var gate = new TaskCompletionSource();
        holder.Gate = waiter.Gate = gate.Task;
        await pair.Second.Kill();
        await stage.Restock("one", 1);
        gate.SetResult();

        foreach (var viewer in new[] { holder, waiter })
        {
            await viewer.Room.Until(state => state.Drop("one")!.Stock == 2);
            await viewer.Room.MineAsync(TestContext.Current.CancellationToken).Soon();
            Assert.Single(viewer.Watch.Events, told => told.Event is { Kind: RoomEventKinds.DropRestocked, DropId: "one" });
            Assert.Empty(viewer.Watch.Faults);
        }
        Assert.Single(waiter.Watch.Events, told => told.Event is { Kind: RoomEventKinds.Promoted, DropId: "one" });
        Assert.Equal("held", waiter.Room.State.Mine("one").Single().Status);
    }

    private static void EverybodyHeardTheSame(IReadOnlyList<Viewer> viewers)
    {
        var heard = viewers.Select(viewer => viewer.Watch.Events
            .Where(told => told.Event.Reservation is null)
            .Select(told => (told.Epoch, told.Event.Sequence, told.Event.Kind, told.Event.DropId)).ToList()).ToList();
        Assert.Equal(0, viewers[0].Watch.Rejoins);
        Assert.All(heard, events => Assert.Equal(heard[0], events));
    }

    private static void HeardWhatIsOwn(Purchase purchase)
    {
        var card = purchase.MineIn(purchase.Viewer.Room.State);
        var own = purchase.Viewer.Watch.Events
            .Where(told => told.Event.DropId == purchase.DropId && told.Event.Reservation is not null)
            .Select(told => told.Event.Kind).ToList();
        Assert.Equal(purchase.Receipt!.Status == "waiting" && card.Status != "waiting" ? 1 : 0, own.Count(kind => kind == RoomEventKinds.Promoted));
        Assert.Equal(card.Status == "expired" ? 1 : 0, own.Count(kind => kind == RoomEventKinds.Expired));
    }
}
