using System.Diagnostics;
using LiveRooms.Bench.Drops;

namespace LiveRooms.Bench.Cluster;

/// <summary>
/// The suite <c>cluster</c>: what a cluster's processor time yields when it has more silos. Each cluster has its own Redis, the
/// same shows and drops, and the same work in turn, as fast as it goes. A beat is a report of <see cref="Lines"/> lines, a follow
/// that brings them, and in a show with a drop a batch of <see cref="Units"/> reservations, whose news the drop tells its show.
/// </summary>
internal static class ClusterSuite
{
    public const int Lines = 20;
    public const int Units = 5;

    public static async Task<int> Run(bool quick)
    {
        if (!RedisServer.IsInstalled)
        {
            await Console.Error.WriteLineAsync(RedisServer.Missing);
            return 1;
        }

        var plan = quick ? ClusterPlan.Quick : ClusterPlan.Full;
        var clusters = await Task.WhenAll(ClusterPlan.Sizes.Select(size => BenchCluster.Start(size, ClusterPlan.Edges)));
        var cities = clusters.Select(cluster => new LiveCity(cluster)).ToArray();
        foreach (var city in cities)
            await city.Grow(plan.Shows, ClusterPlan.Drops);
        for (var i = 0; i < clusters.Length; i++)
            await Beat(clusters[i], cities[i], plan.Warm * clusters[i].Silos);

        var rounds = clusters.Select(_ => new List<BeatSample>()).ToArray();
        for (var round = 0; round < plan.Rounds; round++)
        {
            // In another order each time: whoever runs after the heaviest one suffers in turn.
            foreach (var i in Enumerable.Range(0, clusters.Length).Select(i => (i + round) % clusters.Length))
                rounds[i].Add(Told(clusters[i], await Beat(clusters[i], cities[i], plan.Round)));
        }

        var figures = await Crowd(clusters[^1], cities[^1], plan);
        foreach (var cluster in clusters)
            await cluster.DisposeAsync();
        ClusterReport.Print(plan, quick, rounds, figures);
        return 0;
    }

    private static async Task<CrowdFigures> Crowd(BenchCluster cluster, LiveCity city, ClusterPlan plan)
    {
        var (before, begun) = (city.Shows.Count, Stopwatch.GetTimestamp());
        await city.Grow(plan.Crowd, ClusterPlan.Drops);
        var made = (city.Shows.Count - before) / Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return await new CrowdWatch(cluster, city, plan.CrowdTime).Run(made);
    }

    private static async Task<BeatSample> Beat(BenchCluster cluster, LiveCity city, TimeSpan time)
    {
        var begun = Stopwatch.GetTimestamp();
        var sample = await Sample.Of(cluster.ProcessIds, async () =>
        {
            var beats = await Task.WhenAll(city.Shows.Select(show => Task.Run(() => Go(show, begun, time))));
            return beats.Sum();
        });
        return new BeatSample(sample.PerSecond, 1e6 / sample.CpuMicros);
    }

    private static async Task<long> Go(LiveShow show, long begun, TimeSpan time)
    {
        var beats = 0L;
        while (Stopwatch.GetElapsedTime(begun) < time)
        {
            await show.Report(Lines, hearts: 50);
            await show.Follow();
            if (show.HasDrop)
                await show.Reserve(Units);
            beats++;
        }

        return beats;
    }

    private static BeatSample Told(BenchCluster cluster, BeatSample sample)
    {
        Console.WriteLine($"  {cluster.Silos} silos {sample.PerSecond,10:N0} beats/s {sample.PerCpuSecond,10:N0} a second of processor time");
        return sample;
    }
}
