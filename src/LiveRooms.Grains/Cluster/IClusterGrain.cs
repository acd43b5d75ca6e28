using System.Collections.Immutable;
using LiveRooms.Rules.Cluster;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Cluster;

/// <summary>What the processes of the cluster say of themselves. Key: <see cref="ClusterKeys.All"/>.</summary>
[Alias("lr.cluster")]
public interface IClusterGrain : IGrainWithStringKey
{
    /// <summary>A process says how it is; answered with what is asked of it.</summary>
    [Alias("report")]
    Task<ProcessOrder> Report(ProcessReport report);

    /// <summary>A process ends.</summary>
    [Alias("leave")]
    Task Leave(ProcessId process);

    /// <summary>What the processes that are there said last.</summary>
    [Alias("list")]
    Task<ImmutableArray<ProcessSeen>> List();

    /// <summary>
    /// Asks something of a process, which learns it with its next report; false when there is no such process. Kept in memory: when
    /// this grain's silo dies before that, it is to be asked again.
    /// </summary>
    [Alias("ask")]
    Task<bool> Ask(ProcessId process, ProcessOrder order);
}

/// <summary>Keys of the cluster's grain.</summary>
public static class ClusterKeys
{
    /// <summary>The one there is.</summary>
    public const string All = "*";
}
