using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;

namespace LiveRooms.Faults.Cluster;

/// <summary>
/// Two processes with everything; the one with the show, the drops and half of the viewers is killed. The other takes over all of
/// it. The feed begins a new life there: what was missed is told as state, and nothing is told twice.
/// </summary>
public sealed class SiloKilledTests(ITestOutputHelper output)
{
    private const int Size = 60;

    [Fact]
    public async Task The_other_process_takes_over_show_drops_and_viewers()
    {
        await using var pair = await Pair.Begin("All");
        using var lost = await Stage.Open(pair.First.Address);
        await lost.Drop("twelve", 12, holdSeconds: 6, open: false);
        await lost.Drop("nine", 9, holdSeconds: 6, open: false);
        await pair.Second.Start().Soon();
        using var stage = await lost.At(pair.Second.Address);
        await using var audience = await Audience.Enter(lost, Size, pair.Spread);
        await lost.OpenDrop("twelve");
        await lost.OpenDrop("nine");

        var talk = new Talk();
        await audience.Each(viewer => talk.Heart(viewer, 3));
        var race = new Race(audience, reserved: 30, confirmed: 4, "twelve", "nine");
        var shown = 0L;
        var dead = 0L;
        await race.Run(
            async () =>
            {
                await pair.First.Kill();
                shown = audience.Hearts;
                dead = TimeProvider.System.GetTimestamp();
            },
            viewer => viewer.Number % 8 == 0 ? talk.Say(viewer, $"still here, says {viewer.Number}") : talk.Heart(viewer));
        output.WriteLine($"{race.ReservedBefore} reservations before; sold out {TimeProvider.System.GetElapsedTime(dead).TotalSeconds:F1} s after the kill");

        Assert.Empty(audience.Faults);
        foreach (var purchases in race.Purchases)
        {
            await Audit.Drop(stage, audience, purchases);
            await Audit.Repeats(purchases);
        }
        await Audit.Hearts(stage, audience, talk, shown);
        await audience.Each(viewer => viewer.Room.Until(state => state.Counters.Audience == Size));

        await pair.First.Start().Soon();
        await Audit.Chat(lost, audience, talk);
        Assert.Equal(await stage.Card("nine"), await lost.Card("nine"));
        Assert.Empty(audience.Faults);
    }

    /// <summary>The drops lived in the killed process, the show and the viewers elsewhere, and nobody asks anything of a drop.</summary>
    [Fact]
    public async Task Drops_of_a_killed_process_go_on_while_nobody_touches_them()
    {
        string[] drops = [.. Enumerable.Range(1, 6).Select(number => $"drop-{number}")];
        await using var pair = await Pair.Begin("All");
        using var stage = await Stage.Open(pair.First.Address);
        await using var holder = await stage.Enter(0);
        await using var waiter = await stage.Enter(1);
        await pair.Second.Start().Soon();
        using (var lost = await stage.At(pair.Second.Address))
        {
            foreach (var drop in drops)
                await lost.Drop(drop, 1, holdSeconds: 5);
        }
        await waiter.Room.Until(state => state.Drops.Count(drop => drop.Status == "open") == drops.Length);
        await Task.WhenAll(drops.Select(drop => holder.Reserve(drop)));
        await Task.WhenAll(drops.Select(drop => waiter.Reserve(drop)));

        await pair.Second.Kill();
        var dead = TimeProvider.System.GetTimestamp();
        await waiter.Room.Until(state => drops.All(drop => state.Mine(drop).Single().Status is "held" or "expired"));
        output.WriteLine($"promoted {TimeProvider.System.GetElapsedTime(dead).TotalSeconds:F1} s after the kill");
        await holder.Room.Until(state => drops.All(drop => state.Mine(drop).Single().Status == "expired"));
        Assert.Empty(holder.Watch.Faults.Concat(waiter.Watch.Faults));
    }
}
