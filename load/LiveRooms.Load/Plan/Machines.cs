namespace LiveRooms.Load.Plan;

/// <summary>The machines there are.</summary>
internal sealed record Machines
{
    /// <summary>Files of an edge process that are not viewers' sockets.</summary>
    private const int OtherFiles = 1_000;

    /// <summary>Processors of an edge.</summary>
    public double EdgeCores { get; init; } = 4;

    /// <summary>Processors of a silo.</summary>
    public double SiloCores { get; init; } = 4;

    /// <summary>Memory of each machine, in GiB.</summary>
    public double MemoryGib { get; init; } = 16;

    /// <summary>The speed of an edge's network, in Gbit/s, each way.</summary>
    public double EdgeGbit { get; init; } = 10;

    /// <summary>Files an edge process may open (<c>ulimit -n</c>); the option <c>LiveRooms:Edge:MaxConnections</c> must allow as much.</summary>
    public double FileLimit { get; init; } = 200_000;

    /// <summary>How much of a machine is planned with: the rest is for what was not foreseen.</summary>
    public double Utilisation { get; init; } = 0.6;

    /// <summary>Edges, and silos, that may be missing.</summary>
    public double Spare { get; init; } = 1;

    /// <summary>Viewers an edge can hold.</summary>
    public double Sockets => FileLimit - OtherFiles;
}
