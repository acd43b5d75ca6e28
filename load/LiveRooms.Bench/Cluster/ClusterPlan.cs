namespace LiveRooms.Bench.Cluster;

/// <summary>What is measured, how long and how often.</summary>
/// <param name="Shows">Live shows of each cluster while they are compared.</param>
/// <param name="Warm">Each cluster's run before the first round, for each silo of it, not counted: a process compiles what it does often.</param>
/// <param name="Round">Each cluster's run in one round.</param>
/// <param name="Rounds">Rounds; in each every cluster runs once, in turn.</param>
/// <param name="Crowd">Shows live at once at the end, in the largest cluster.</param>
/// <param name="CrowdTime">How long those are watched.</param>
internal sealed record ClusterPlan(int Shows, TimeSpan Warm, TimeSpan Round, int Rounds, int Crowd, TimeSpan CrowdTime)
{
    /// <summary>Silos of each cluster.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [1, 2, 4];

    /// <summary>Simulated edges, each with a connection to every silo.</summary>
    public const int Edges = 4;

    /// <summary>Drops of the crowd, and of each cluster while they are compared.</summary>
    public const int Drops = 100;

    public static ClusterPlan Full { get; } = new(1_600, Seconds(8), Seconds(5), 5, 10_000, Seconds(20));

    public static ClusterPlan Quick { get; } = new(400, Seconds(1), Seconds(1.5), 3, 1_000, Seconds(3));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
