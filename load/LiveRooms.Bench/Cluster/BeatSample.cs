namespace LiveRooms.Bench.Cluster;

/// <summary>What a round of a cluster gave. A beat is one show's share of work: see <see cref="ClusterSuite"/>.</summary>
/// <param name="PerSecond">Beats a second.</param>
/// <param name="PerCpuSecond">Beats a second of the silos' processor time.</param>
internal sealed record BeatSample(double PerSecond, double PerCpuSecond);
