using System.Diagnostics;
using LiveRooms.Bench.Edge;
using LiveRooms.Bench.Edge.Viewers;
using LiveRooms.Bench.Machine;
using LiveRooms.Load.Plan.Costs;
using LiveRooms.Protocol;

namespace LiveRooms.Bench.Fit;

/// <summary>The experiments of one town, one after the other.</summary>
/// <param name="rig">The processes.</param>
/// <param name="town">What is done.</param>
internal sealed class FitRun(FitRig rig, Town town)
{
    // Seconds that are waited for an edge to be done with viewers who left.
    private const int MostQuiet = 10;

    // Fewer are in before a clock has said much.
    private const int FewestToCount = 1_000;

    private readonly List<Sample> _samples = [];
    private IReadOnlyList<string> _rooms = [];
    private int _viewers;

    /// <summary>Does them, each for so long; the samples.</summary>
    public async Task<IReadOnlyList<Sample>> Do(TimeSpan settle, TimeSpan watch)
    {
        _rooms = await rig.OpenRooms(town.Rooms);
        var crowd = await rig.OpenCrowd(_rooms);
        foreach (var mix in town.Mixes)
        {
            if (mix.Viewers > _viewers)
                await Enter(crowd, mix.Viewers - _viewers);
            _samples.Add(Told(await Watch(crowd, mix, settle, watch)));
        }

        await crowd.DisposeAsync();
        await Quiet();
        return _samples;
    }

    /// <summary>Viewers are found gone, and relays close when nobody is left.</summary>
    private async Task Quiet()
    {
        const double still = 0.02;
        for (var second = 0; second < MostQuiet; second++)
        {
            var before = await rig.Edge();
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
            if (second > 0 && (await rig.Edge()).CpuSeconds - before.CpuSeconds < still)
                return;
        }
    }

    private async Task Enter(Dialogue crowd, int count)
    {
        _viewers += count;
        var name = $"{count:N0} come into {town.Rooms} rooms";
        var sample = await Measure(name, town.JoinsHeldOut, cluster: false, new OtherEdges(rig.Cluster.Edges, _rooms), () =>
            FitRig.See(crowd, $"{Crowd.Open} {count} {EdgePlan.Window}"));
        if (count >= FewestToCount)
            _samples.Add(Told(sample));
        var edge = await rig.Edge(FitEdge.Collect);
        var terms = new Dictionary<string, double> { [Terms.Viewers] = _viewers, [Terms.Rooms] = town.Rooms };
        _samples.Add(new Sample($"{_viewers:N0} in {town.Rooms} rooms", town.JoinsHeldOut, 0, terms, new Dictionary<string, double>
        {
            [Cost.EdgeMemory.Name] = edge.ResidentBytes,
        }));
    }

    private async Task<Sample> Watch(Dialogue crowd, Mix mix, TimeSpan settle, TimeSpan watch)
    {
        using var stop = new CancellationTokenSource();
        var others = new OtherEdges(rig.Cluster.Edges, _rooms);
        var acting = others.Run(mix, stop.Token);
        await FitRig.See(crowd, FormattableString.Invariant($"{Crowd.Talk} {mix.Chat} {mix.Hearts} {mix.Reserves}"));
        await Task.Delay(settle, TimeProvider.System, CancellationToken.None);
        var sample = await Measure(mix.Name, mix.HeldOut, cluster: true, others, async () =>
        {
            await FitRig.See(crowd, Crowd.Begin);
            await Task.Delay(watch, TimeProvider.System, CancellationToken.None);
            return await FitRig.See(crowd, Crowd.End);
        });
        await FitRig.See(crowd, $"{Crowd.Talk} 0 0 0");
        await stop.CancelAsync();
        await acting;
        return sample;
    }

    /// <summary>What happens and what it takes while <paramref name="act"/> lasts.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="heldOut">Whether it is there to be predicted.</param>
    /// <param name="cluster">Whether silo and Redis are looked at: joins are over too soon, and are the edge's.</param>
    /// <param name="others">What the other edges do meanwhile.</param>
    /// <param name="act">How long it lasts, and what viewers saw.</param>
    private async Task<Sample> Measure(string name, bool heldOut, bool cluster, OtherEdges others, Func<Task<CrowdReading>> act)
    {
        var before = await Read(others);
        var from = Stopwatch.GetTimestamp();
        var seen = await act();
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var after = await Read(others);
        if (seen.Lost > 0)
            throw new InvalidOperationException($"{seen.Lost} viewers were lost in '{name}': {seen.Why}");
        var costs = new Dictionary<string, double>();
        // An edge without viewers is still busy with those who left.
        if (_viewers > 0)
            costs[Cost.EdgeCpu.Name] = Round((after.Edge.CpuSeconds - before.Edge.CpuSeconds) / seconds);
        if (cluster)
        {
            costs[Cost.SiloCpu.Name] = Round((after.Cpu.Silo - before.Cpu.Silo) / seconds);
            costs[Cost.RedisCpu.Name] = Round((after.Cpu.Redis - before.Cpu.Redis) / seconds);
            costs[Cost.RedisCommands.Name] = Round((after.Redis.Commands - before.Redis.Commands) / seconds);
            costs[Cost.RedisKilobytes.Name] = Round((after.Redis.BytesIn - before.Redis.BytesIn) / seconds / 1e3);
        }

        return new Sample(name, heldOut, Math.Round(seconds, 3), PerSecond(Count(before, after, others, seen), seconds), costs);
    }

    private async Task<State> Read(OtherEdges others) =>
        new(await RedisNumbers.Of(rig.Cluster.Redis), rig.Cpu(), await rig.Work(), others.Done, await rig.Edge());

    private Dictionary<string, double> Count(State before, State after, OtherEdges others, CrowdReading seen)
    {
        double Edge(string name) => after.Edge.Since(before.Edge, name);
        var lines = after.Others.Lines - before.Others.Lines + Edge(FitReading.Lines);
        var relays = _viewers == 0 ? 0 : 1;
        return new Dictionary<string, double>
        {
            [Terms.Deliveries] = Edge(FitReading.Deliveries),
            [Terms.Kilobytes] = seen.Bytes / 1e3,
            [Terms.Rounds] = Edge(FitReading.Frames),
            [Terms.Joins] = Edge(FitReading.Joins),
            [Terms.ChatRequests] = Edge(FitReading.CallsOf(HubMethods.Chat)),
            [Terms.HeartRequests] = Edge(FitReading.CallsOf(HubMethods.React)),
            [Terms.ReserveRequests] = Edge(FitReading.CallsOf(HubMethods.Reserve)),
            [Terms.LinesFed] = lines * relays,
            [Terms.Reports] = after.Others.Reports - before.Others.Reports + Edge(FitReading.Reports),
            [Terms.Follows] = after.Others.Follows - before.Others.Follows + Edge(FitReading.Follows),
            [Terms.Lines] = lines,
            [Terms.LineCopies] = lines * (relays + others.Followers),
            [Terms.ReserveCalls] = after.Work.Batches - before.Work.Batches,
            [Terms.Appends] = after.Work.Appends - before.Work.Appends,
            [Terms.FirstActs] = seen.FirstActs,
            [Terms.LineKilobytes] = ((after.Others.Lines - before.Others.Lines) * others.LineChars / 1e3) + (Edge(FitReading.Lines) * TalkPlan.Text.Length / 1e3),
            [Terms.Reservations] = after.Others.Reservations - before.Others.Reservations + Edge(FitReading.CallsOf(HubMethods.Reserve)),
        };
    }

    private static Dictionary<string, double> PerSecond(Dictionary<string, double> terms, double seconds) =>
        terms.Where(term => term.Value != 0).ToDictionary(term => term.Key, term => Round(term.Value / seconds));

    private static double Round(double value) => Math.Round(value, 4);

    private static Sample Told(Sample sample)
    {
        Console.WriteLine($"  {sample.Name,-40} {sample.Of(Terms.Deliveries),9:N0} deliveries/s {sample.Of(Terms.Rounds),6:N0} frames/s {sample.Of(Terms.Lines),6:N0} lines/s; "
            + $"{string.Join(", ", sample.Costs.Where(cost => cost.Key.EndsWith("cpu", StringComparison.Ordinal)).Select(cost => $"{cost.Key} {cost.Value:N3}"))} cores");
        return sample;
    }

    /// <summary>How everything stands at one moment.</summary>
    private sealed record State(
        RedisNumbers Redis, (double Silo, double Redis) Cpu, (long Batches, long Appends) Work,
        (long Reports, long Lines, long Follows, long Batches, long Reservations) Others, FitReading Edge);
}
