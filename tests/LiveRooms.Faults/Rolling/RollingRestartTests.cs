using LiveRooms.Client;
using LiveRooms.Faults.Crowd;
using LiveRooms.Faults.Kit;
using LiveRooms.Protocol.Hub;
using LiveRooms.TestKit;

namespace LiveRooms.Faults.Rolling;

/// <summary>
/// Edges are replaced one after the other while the room is busy: each sends its viewers away before it ends, the balancer sends
/// them to the other, and nobody misses a thing.
/// </summary>
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    private const int Size = 300;
    private const string Drop = "lamps";
    private const int Stock = 100_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private int _restocks;

    [Fact]
    public async Task Every_viewer_sees_every_critical_event_once_and_loses_no_reservation_while_all_edges_are_restarted()
    {
        await using var redis = new RealRedis();
        await redis.Start().Soon();
        string[] shared = [$"--LiveRooms:Redis={redis.Address}", $"--LiveRooms:SignIn:Key={Tokens.Key}"];
        await using var silo = new ServerProcess([.. shared, "--LiveRooms:Role=Silo"]);
        await silo.Start().Soon();
        await using var first = Edge(shared);
        await using var second = Edge(shared);
        await Task.WhenAll(first.Start(), second.Start()).Soon();
        await using var balancer = new Balancer(first.Address, second.Address);
        await Task.WhenAll(balancer.Knows(0, ready: true), balancer.Knows(1, ready: true)).Soon();

        using var atFirst = await Stage.Open(first.Address);
        using var atSecond = await atFirst.At(second.Address);
        await using var audience = await Audience.Enter(atFirst, Size, _ => [balancer.Address]);
        var absences = audience.Viewers.Select(viewer => new Absence(viewer.Room)).ToList();
        await atFirst.Drop(Drop, Stock, perViewer: Shoppers.Most);
        await audience.Each(viewer => viewer.Room.Until(state => state.Drop(Drop)?.Status == "open"));
        var talk = new Talk();
        var shoppers = new Shoppers(audience, Drop, talk);
        var shopping = shoppers.Run();

        await Restart(first, 0, balancer, atSecond);
        await Restart(second, 1, balancer, atFirst);
        shoppers.Stop();
        await shopping.Soon();

        await audience.Each(viewer => viewer.Room.Until(state => state.Drop(Drop)!.Stock == Stock + _restocks));
        Assert.All(audience.Viewers, viewer => Assert.Equal(ConnectionPhase.Joined, viewer.Room.Phase));
        await shoppers.Check(atFirst);
        await Audit.Hearts(atFirst, audience, talk, 0);
        Report(shoppers, absences);
        Assert.Empty(audience.Faults);
        EverybodyHeardAll(audience.Viewers);
        Assert.All(absences, absence => Assert.Equal(absence.Times.Begun, absence.Times.Told));
        Assert.All(absences, absence => Assert.InRange(absence.Times.Begun, 1, 2));
        // Else nobody would have noticed a return that loses what was missed.
        Assert.Contains(absences, absence => absence.Missed > 0);
    }

    private static ServerProcess Edge(string[] shared) => new(
        [.. shared, "--LiveRooms:Role=Edge", "--LiveRooms:Edge:DrainPerSecond=100", "--LiveRooms:Edge:DrainNotice=00:00:00.500"]);

    // The stock grows all the time until the edge is gone: whoever is away meanwhile misses some of it.
    private async Task Restart(ServerProcess edge, int number, Balancer balancer, Stage other)
    {
        var asked = TimeProvider.System.GetTimestamp();
        var stopping = edge.Stop();
        while (!stopping.IsCompleted)
        {
            await other.Restock(Drop, 1, $"restock-{++_restocks}");
            await Task.WhenAny(stopping, Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, await stopping.Soon());
        output.WriteLine($"edge {number + 1} ended {TimeProvider.System.GetElapsedTime(asked).TotalSeconds:F1} s after SIGTERM");
        await edge.Start().Soon();
        await balancer.Knows(number, ready: true).Soon();
    }

    private void EverybodyHeardAll(IReadOnlyList<Viewer> viewers)
    {
        var heard = viewers.Select(viewer => viewer.Watch.Events
            .Where(told => told.Event.Reservation is null)
            .Select(told => (told.Epoch, told.Event.Sequence, told.Event.Kind, told.Event.DropId)).ToList()).ToList();
        Assert.Equal(
            [RoomEventKinds.DropAnnounced, RoomEventKinds.DropOpened, .. Enumerable.Repeat(RoomEventKinds.DropRestocked, _restocks)],
            heard[0].Select(told => told.Kind));
        Assert.All(heard, events => Assert.Equal(heard[0], events));
    }

    private void Report(Shoppers shoppers, List<Absence> absences)
    {
        var gaps = absences.SelectMany(absence => absence.Gaps).Select(gap => gap.TotalMilliseconds).Order().ToList();
        var worst = absences.Where(absence => absence.Gaps.Count > 0).Select(absence => absence.Gaps.Max().TotalMilliseconds).Order().ToList();
        output.WriteLine($"{shoppers.Answered.Count} answers on reservations, {gaps.Count} returns; the worst gap per viewer in ms: "
            + $"p50 {At(worst, 0.5):F0}, p99 {At(worst, 0.99):F0}, max {worst[^1]:F0}; of all gaps p50 {At(gaps, 0.5):F0}");
        output.WriteLine($"{_restocks} restocks; {absences.Count(absence => absence.Missed > 0)} of {Size} viewers were away during one, "
            + $"{absences.Sum(absence => absence.Missed)} were told of on return");
    }

    private static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];
}
