using System.Globalization;
using System.Text.Json;
using LiveRooms.Bench.Cluster;
using LiveRooms.Bench.Drops;
using LiveRooms.Bench.Edge;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Bench.Edge.Viewers;
using LiveRooms.Bench.Machine;
using LiveRooms.Bench.Silo;
using LiveRooms.Load.Audience.Transport.Sockets;

namespace LiveRooms.Bench.Fit;

/// <summary>The processes of the experiments: Redis, one silo, one edge; viewers come and go with each town.</summary>
internal sealed class FitRig : IAsyncDisposable
{
    // Connections of the other edges.
    private const int Others = 4;
    // Enough that no viewer and no drop runs out.
    private const int UnitsForOne = 40;

    private readonly Dialogue _edge;
    private readonly string _port;
    private int _crowds;

    private FitRig(BenchCluster cluster, Dialogue edge, string port) => (Cluster, _edge, _port) = (cluster, edge, port);

    public BenchCluster Cluster { get; }

    public static async Task<FitRig> Start()
    {
        FileLimit.Raise();
        var cluster = await BenchCluster.Start(1, Others);
        var (edge, first) = await Dialogue.Start(EdgeVerbs.Fitted, cluster.Gateways[0].ToString(CultureInfo.InvariantCulture));
        return new FitRig(cluster, edge, first[ServerControl.Open.Length..]);
    }

    /// <summary>Live shows, each with an open drop of the same name.</summary>
    public async Task<IReadOnlyList<string>> OpenRooms(int count)
    {
        var rooms = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            rooms[i] = (await Stage.OpenDrop(Cluster.Edges[i % Others], 1_000_000, perViewer: UnitsForOne)).Value);
        return rooms;
    }

    /// <summary>A process of viewers of these rooms, nobody there yet.</summary>
    public async Task<Dialogue> OpenCrowd(IReadOnlyList<string> rooms)
    {
        var block = (++_crowds).ToString(CultureInfo.InvariantCulture);
        return (await Dialogue.Start([EdgeVerbs.Crowd, block, .. rooms.Select(room => $"{_port}/{room}")])).Process;
    }

    public async Task<FitReading> Edge(string command = FitEdge.Report) =>
        JsonSerializer.Deserialize(await _edge.Ask(command), FitReadingJson.Default.FitReading)!;

    public static async Task<CrowdReading> See(Dialogue crowd, string command) =>
        JsonSerializer.Deserialize(await crowd.Ask(command), EdgeJson.Default.CrowdReading)!;

    /// <summary>Batches of reservations that drops were called with, and entries of journals, since this was first asked.</summary>
    public Task<(long Batches, long Appends)> Work() => Cluster.Edges[0].GetGrain<IProbeGrain>(0).Work();

    /// <summary>Processor seconds of the silo and of Redis so far.</summary>
    public (double Silo, double Redis) Cpu() => (ProcessorTime.Of(Cluster.ProcessIds), ProcessorTime.Of(Cluster.Redis.ProcessId));

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await Cluster.DisposeAsync();
    }
}
