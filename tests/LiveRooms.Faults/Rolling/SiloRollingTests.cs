using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Faults.Nemesis.Ground;
using LiveRooms.Protocol.Hub;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Rolling;

/// <summary>
/// Silos are replaced one after the other while the room is busy: shows and drops live on elsewhere, no reservation fails, and every
/// viewer sees every critical event once.
/// </summary>
public sealed class SiloRollingTests(ITestOutputHelper output)
{
    private const int Size = 100;
    private const string Drop = "lamps";
    private const int Stock = 100_000;

    [Fact]
    public async Task No_reservation_fails_and_no_critical_event_is_lost_while_all_silos_are_restarted()
    {
        await using var site = new Site(Grounds.Loopback, 3);
        await using var first = site.Edge();
        await using var second = site.Edge();
        await site.Begin(first, second);
        using var atFirst = await Stage.Open(first.Address);
        using var atSecond = await atFirst.At(second.Address);
        await using var audience = await Audience.Enter(atFirst, Size, number => [number % 2 == 0 ? first.Address : second.Address]);
        await atFirst.Drop(Drop, Stock, perViewer: Shoppers.Most);
        await audience.Each(viewer => viewer.Room.Until(state => state.Drop(Drop)?.Status == "open"));
        var talk = new Talk();
        var shoppers = new Shoppers(audience, Drop, talk);
        var host = new Host(Drop, atFirst, atSecond);
        var running = Task.WhenAll(shoppers.Run(), host.Run());
        var silences = audience.Viewers.Select(viewer => new Silence(viewer.Room)).ToList();

        for (var number = 0; number < site.Silos.Count; number++)
            await Restart(site.Silos[number], number, running);
        host.Stop();
        shoppers.Stop();
        await running.Soon();

        await audience.Each(viewer => viewer.Room.Until(state => state.Drop(Drop)!.Stock == Stock + host.Restocks));
        await Heard(audience, host).Soon();
        Report(shoppers, host, audience, silences);
        await shoppers.Check(atFirst);
        await Audit.Hearts(atFirst, audience, talk, 0);
        Assert.Empty(audience.Faults);
        Assert.Empty(audience.Viewers.SelectMany(viewer => viewer.Refused).Select(problem => $"{problem}").Distinct());
        EverybodyHeardAll(audience, host);
    }

    private async Task Restart(ServerProcess silo, int number, Task running)
    {
        var asked = TimeProvider.System.GetTimestamp();
        var stopping = silo.Stop();
        await Task.WhenAny(stopping, running).Soon();
        Assert.Equal(0, await stopping.Soon());
        output.WriteLine($"silo {number + 1} ended {TimeProvider.System.GetElapsedTime(asked).TotalSeconds:F1} s after SIGTERM");
        await silo.Start().Soon();
    }

    /// <summary>Ends when as many events as there were have reached everybody: what was stored last may be told a moment later.</summary>
    private static async Task Heard(Audience audience, Host host)
    {
        while (audience.Viewers.Any(viewer => viewer.Watch.Events.Count(told => told.Event.Reservation is null) < host.Made.Count + 2))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    /// <summary>Each drop's events in order, and all viewers the same.</summary>
    private static void EverybodyHeardAll(Audience audience, Host host)
    {
        var heard = audience.Viewers.Select(viewer => viewer.Watch.Events
            .Where(told => told.Event.Reservation is null).Select(told => (told.Event.Kind, told.Event.DropId!)).ToList()).ToList();
        (string, string)[] made = [(RoomEventKinds.DropAnnounced, Drop), (RoomEventKinds.DropOpened, Drop), .. host.Made];
        foreach (var drop in made.Select(each => each.Item2).Distinct())
        {
            var expected = made.Where(each => each.Item2 == drop).ToList();
            Assert.All(heard, events => Assert.Equal(expected, events.Where(each => each.Item2 == drop)));
        }

        Assert.All(heard, events => Assert.Equal(heard[0], events));
    }

    private void Report(Shoppers shoppers, Host host, Audience audience, List<Silence> silences)
    {
        var worst = silences.Select(silence => silence.Worst.TotalMilliseconds).Order().ToList();
        output.WriteLine($"{shoppers.Answered.Count} answers on reservations, {host.Made.Count} critical events; the longest time without a frame, "
            + $"per viewer, in ms: p50 {At(worst, 0.5):F0}, p99 {At(worst, 0.99):F0}, max {worst[^1]:F0}");
        output.WriteLine($"epochs {string.Join(' ', audience.Viewers.SelectMany(viewer => viewer.Watch.Events.Select(told => told.Epoch)).Distinct())}");
        output.WriteLine($"rooms begun anew {silences.Sum(silence => silence.Starts)} times, connections lost {silences.Sum(silence => silence.Away)} times, "
            + $"creator's tries that failed: {host.Refused.Count}{string.Concat(host.Refused.Distinct().Take(5).Select(why => $"\n  {why}"))}");
        var refused = audience.Viewers.SelectMany(viewer => viewer.Refused).GroupBy(problem => problem.Code).Select(group => $"{group.Key}: {group.Count()}");
        output.WriteLine($"refusals by code: {string.Join(", ", refused)}");
    }

    private static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];
}
