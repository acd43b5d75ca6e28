using System.Diagnostics;
using LiveRooms.Bench.Edge.Viewers;
using LiveRooms.Bench.Machine;

namespace LiveRooms.Bench.Cluster;

/// <summary>Many shows live at once, each quiet: a report each three seconds, a follow that waits, and reservations at an even rate.</summary>
internal sealed class CrowdWatch(BenchCluster cluster, LiveCity city, TimeSpan time)
{
    private const int Units = 10;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenBatches = TimeSpan.FromMilliseconds(500);

    private readonly Latencies _reports = new();
    private readonly Latencies _batches = new();
    private long _reported;
    private long _reserved;

    public async Task<CrowdFigures> Run(double madePerSecond)
    {
        var cpu = ProcessorTime.Of(cluster.ProcessIds);
        using var stop = new CancellationTokenSource(time);
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(city.Shows.Select((show, number) => Task.WhenAll(
            Evenly(Heartbeat, number, () => Report(show), _reports, stop.Token),
            Follow(show, stop.Token),
            show.HasDrop ? Evenly(BetweenBatches, number, () => Reserve(show), _batches, stop.Token) : Task.CompletedTask)));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        return new CrowdFigures(
            city.Shows.Count, city.Shows.Count(show => show.HasDrop), madePerSecond, (ProcessorTime.Of(cluster.ProcessIds) - cpu) / seconds,
            (double)cluster.ResidentBytes / city.Shows.Count, _reports.Within(0.99), _batches.Within(0.99), _reported, _reserved);
    }

    private async Task Report(LiveShow show)
    {
        await show.Report(lines: 1, hearts: 10);
        Interlocked.Increment(ref _reported);
    }

    private async Task Reserve(LiveShow show)
    {
        await show.Reserve(Units);
        Interlocked.Add(ref _reserved, Units);
    }

    // From when it was due, so that what is late is not hidden by asking less.
    private static async Task Evenly(TimeSpan period, int number, Func<Task> act, Latencies latencies, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var due = period * (number % 97 / 97.0); !stop.IsCancellationRequested; due += period)
        {
            var wait = due - Stopwatch.GetElapsedTime(begun);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return;
            await act();
            lock (latencies)
                latencies.Record((long)(Stopwatch.GetElapsedTime(begun) - due).TotalMicroseconds);
        }
    }

    private static async Task Follow(LiveShow show, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await show.Follow();
    }
}
