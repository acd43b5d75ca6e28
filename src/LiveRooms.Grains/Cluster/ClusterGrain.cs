using System.Collections.Immutable;
using LiveRooms.Rules.Cluster;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Cluster;

/// <summary>Keeps what processes say of themselves, in memory only: all is said again within seconds when this silo dies.</summary>
[GrainType("cluster")]
internal sealed class ClusterGrain(TimeProvider time) : Grain, IClusterGrain
{
    private readonly Census<ProcessReport> _census = new();

    public Task<ProcessOrder> Report(ProcessReport report)
    {
        _census.Report(report.Process, Bounded(report), report.Next, time.GetUtcNow(), out var order);
        return Task.FromResult(order);
    }

    public Task Leave(ProcessId process)
    {
        _census.Remove(process);
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<ProcessSeen>> List()
    {
        var now = time.GetUtcNow();
        return Task.FromResult<ImmutableArray<ProcessSeen>>([.. _census.Present(now).Select(seen => new ProcessSeen(seen.Row, now - seen.At))]);
    }

    public Task<bool> Ask(ProcessId process, ProcessOrder order) => Task.FromResult(_census.Ask(process, order, time.GetUtcNow()));

    private static ProcessReport Bounded(ProcessReport report) => report.Edge is { Hottest.Length: > EdgeReport.MaxRooms } edge
        ? report with { Edge = edge with { Hottest = edge.Hottest[..EdgeReport.MaxRooms] } }
        : report;
}
