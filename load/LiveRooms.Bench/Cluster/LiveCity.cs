using LiveRooms.Bench.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Bench.Cluster;

/// <summary>The live shows of a cluster, spread over its edges; some sell.</summary>
internal sealed class LiveCity(BenchCluster cluster)
{
    // Made at once.
    private const int Window = 64;

    private readonly List<LiveShow> _shows = [];

    /// <summary>Those that are live.</summary>
    public IReadOnlyList<LiveShow> Shows => _shows;

    /// <summary>Makes shows until there are so many, of which so many sell.</summary>
    public async Task Grow(int shows, int drops)
    {
        var edges = cluster.Edges;
        var selling = _shows.Count(show => show.HasDrop);
        var from = _shows.Count;
        var made = new LiveShow[Math.Max(0, shows - from)];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Window };
        await Parallel.ForEachAsync(Enumerable.Range(0, made.Length), options, async (i, _) =>
        {
            var edge = edges[i % edges.Count];
            if (i < drops - selling)
            {
                var drop = await Stage.OpenDrop(edge, 1_000_000);
                made[i] = new LiveShow(edge, new ShowId(drop.Value), drop);
            }
            else
            {
                made[i] = new LiveShow(edge, await Stage.OpenShow(edge), null);
            }
        });
        _shows.AddRange(made);
    }
}
