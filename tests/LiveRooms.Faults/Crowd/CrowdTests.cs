using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Hub;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Crowd;

/// <summary>Two hundred viewers through the real client, two drops at once, and one server that is killed in the middle.</summary>
public sealed class CrowdTests
{
    private const int Size = 200;

    [Fact]
    public async Task Two_hundred_viewers_race_for_two_drops_while_the_server_is_killed()
    {
        await using var server = new ServerProcess();
        await server.Start().Soon();
        using var stage = await Stage.Open(server.Address);
        await using var audience = await Audience.Enter(stage, Size);
        await audience.Each(viewer => viewer.Room.Until(state => state.Counters.Audience == Size));
        await stage.Drop("forty", 40, holdSeconds: 6);
        await stage.Drop("twenty-five", 25, holdSeconds: 6);
        await audience.Each(viewer => viewer.Room.Until(state => state.Drops.Count(drop => drop.Status == "open") == 2));
        Assert.All(audience.Viewers, HeardBothOpen);

        var talk = new Talk();
        await audience.Each(viewer => viewer.Number < 30 ? talk.Say(viewer, $"hello from {viewer.Number}") : talk.Heart(viewer, 3));
        Assert.Equal(510, await talk.Stored(stage, audience.Viewers[50]));

        var race = new Race(audience, reserved: 100, confirmed: 8, "forty", "twenty-five");
        var shown = 0L;
        await race.Run(
            async () =>
            {
                await server.Kill();
                shown = audience.Hearts;
                await server.Start().Soon();
            },
            viewer => viewer.Number % 8 == 0 ? talk.Say(viewer, $"still here, says {viewer.Number}") : talk.Heart(viewer));
        Assert.InRange(race.ReservedBefore, 100, (2 * Size) - 58);

        Assert.Empty(audience.Faults);
        await Audit.Hearts(stage, audience, talk, Math.Max(shown, 510));
        foreach (var purchases in race.Purchases)
        {
            await Audit.Drop(stage, audience, purchases);
            await Audit.Repeats(purchases);
        }
        await Audit.Chat(stage, audience, talk);
        await audience.Each(viewer => viewer.Room.Until(state => state.Counters.Audience == Size));
        Assert.Empty(audience.Faults);
    }

    private static void HeardBothOpen(Viewer viewer) => Assert.Equal(
        ["forty", "twenty-five"],
        viewer.Watch.Events.Where(told => told.Event.Kind == RoomEventKinds.DropOpened).Select(told => told.Event.DropId));
}
