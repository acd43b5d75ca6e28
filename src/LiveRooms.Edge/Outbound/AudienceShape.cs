namespace LiveRooms.Edge.Outbound;

/// <summary>How an audience is divided among senders. The defaults are measured, see the folder's README.</summary>
/// <param name="PerPartition">Viewers of one partition before a second is worth its wake-up, at least 1.</param>
/// <param name="MostPartitions">Partitions at most, at least 1; beyond, they grow.</param>
/// <param name="Stretch">Lanes that a sender serves before it lets others have the thread, at least 1.</param>
internal sealed record AudienceShape(int PerPartition, int MostPartitions, int Stretch)
{
    /// <summary>For this machine.</summary>
    public static AudienceShape Default { get; } = new(512, 2 * Environment.ProcessorCount, 256);
}
