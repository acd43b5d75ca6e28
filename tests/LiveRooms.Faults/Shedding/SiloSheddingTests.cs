using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.Ground;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Shedding;

/// <summary>
/// Of two silos one is given more to do than it may: talk in its rooms is refused and they go slower on the edge, it goes on selling and
/// its viewers go on seeing; the rooms of the other silo notice nothing.
/// </summary>
public sealed class SiloSheddingTests(ITestOutputHelper output)
{
    private const int Busy = 0;
    private const int Calm = 1;
    private const int Stock = 100;
    private const int Restocks = 5;

    [Fact]
    public async Task A_silo_that_has_too_much_to_do_refuses_talk_of_its_rooms_and_sells_and_tells_all_the_same()
    {
        await using var site = new Site(Grounds.Loopback, 2, options: number =>
            [$"--LiveRooms:Load:Cpu={(number == Busy ? "0.12" : "0")}", "--LiveRooms:Load:Memory=0", "--LiveRooms:Load:Queue=0"]);
        await using var edge = site.Edge("--LiveRooms:Load:Cpu=0", "--LiveRooms:Load:Memory=0", "--LiveRooms:Load:Queue=0");
        await site.Begin(edge);
        using var load = await LoadView.Open(site.Silos[Busy].Address, edge.Address);
        using var rooms = await LoadView.Open(edge.Address);
        await load.Until("normal");
        var grains = await site.Connect(TimeSpan.FromSeconds(30));
        using var hot = await On(Busy, site, grains, edge);
        using var cool = await On(Calm, site, grains, edge);
        await using var viewer = await hot.Enter();
        await using var other = await cool.Enter(1);
        await hot.Drop("lamps", Stock);
        await viewer.Room.Until(state => state.Drop("lamps")?.Status == "open");
        Assert.Null((await viewer.Chat("hello")).Problem);

        await using (new Questions(grains.GetGrain<IShowGrain>(hot.ShowId)))
        {
            await load.Until("full");
            var refused = await Say(viewer, "too much");
            Assert.Equal((int)ProblemCode.Busy, refused.Problem!.Code);
            Assert.InRange(refused.Problem.RetryAfterMs!.Value, 5_000, 10_000);
            Assert.Null((await Say(other, "nothing is wrong here")).Problem);

            await Buy(viewer);
            await using var newcomer = await hot.Enter(2);
            await Heart(newcomer);
            await viewer.Room.Until(state => state.Counters.Audience == 2);
            output.WriteLine($"from a restock until it was seen, in ms: {string.Join(", ", await Hear(hot, viewer))}");
            await rooms.Until(hot.ShowId, "load");
            Assert.NotEqual("load", await rooms.Why(cool.ShowId));
            Assert.Equal("full", (await load.Look()).Level);
        }

        await load.Until("normal");
        Assert.Null((await viewer.Chat("that was a lot")).Problem);
        await viewer.Room.Until(state => state.Chat.Count == 2);
        Assert.Empty(viewer.Watch.Faults.Concat(other.Watch.Faults));
    }

    /// <summary>A live show that lives on a silo: the first that does of as many as it takes.</summary>
    private static async Task<Stage> On(int silo, Site site, IGrainFactory grains, ServerProcess edge)
    {
        for (var number = 1; ; number++)
        {
            var stage = await Stage.Open(edge.Address, $"show-{silo}-{number}");
            if (await site.HomeOf(grains, grains.GetGrain<IShowGrain>(stage.ShowId)) == silo)
                return stage;
            stage.Dispose();
        }
    }

    private static Task<Reply> Say(Viewer viewer, string text) => viewer.Room.ChatAsync(text).Soon();

    private static async Task Heart(Viewer viewer) => Assert.Null((await viewer.Room.ReactAsync(ReactionKinds.Heart).Soon()).Problem);

    /// <summary>Each call once: nothing is refused.</summary>
    private static async Task Buy(Viewer viewer)
    {
        var held = await viewer.Room.ReserveAsync("lamps", 1, viewer.NewOperation()).Soon();
        Assert.Null(held.Problem);
        Assert.Null((await viewer.Room.ConfirmAsync("lamps", held.Reservation!.ReservationId, viewer.NewOperation()).Soon()).Problem);
    }

    private static async Task<List<long>> Hear(Stage stage, Viewer viewer)
    {
        var waits = new List<long>();
        for (var restock = 1; restock <= Restocks; restock++)
        {
            var stock = Stock + restock;
            var begun = TimeProvider.System.GetTimestamp();
            await stage.Restock("lamps", 1, $"restock-{restock}");
            await viewer.Room.Until(state => state.Drop("lamps")!.Stock >= stock);
            waits.Add((long)TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds);
        }

        return waits;
    }
}
