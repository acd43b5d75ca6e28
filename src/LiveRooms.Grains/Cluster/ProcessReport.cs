using System.Collections.Immutable;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Grains.Cluster;

/// <summary>How a process is.</summary>
/// <param name="Process">Who.</param>
/// <param name="Host">The machine's name.</param>
/// <param name="Version">The program's version.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Cpu">The part of the machine's processor time that it took since its report before, 0 to 1.</param>
/// <param name="MemoryBytes">Its working set.</param>
/// <param name="Next">How soon it reports again.</param>
/// <param name="Silo">As a silo; null when it is none.</param>
/// <param name="Edge">As an edge; null when it is none.</param>
/// <param name="Load">How loaded it is; null when it does not say.</param>
[GenerateSerializer, Immutable, Alias("lr.cluster.report")]
public sealed record ProcessReport(
    ProcessId Process, string Host, string Version, DateTimeOffset StartedAt, double Cpu, long MemoryBytes, TimeSpan Next, SiloReport? Silo,
    EdgeReport? Edge, LoadReport? Load = null);

/// <summary>How loaded a process is.</summary>
/// <param name="Level">How much.</param>
/// <param name="Cause">What makes it so.</param>
[GenerateSerializer, Immutable, Alias("lr.cluster.load")]
public sealed record LoadReport(LoadLevel Level, LoadCause Cause);

/// <summary>How a silo is.</summary>
/// <param name="Address">As the cluster's membership names it.</param>
/// <param name="Activations">Grains awake in it.</param>
/// <param name="State">Whether it takes shows and drops in.</param>
/// <param name="Labels">What it is kept for; the default when it does not say.</param>
/// <param name="Storeless">Rooms that go on while their store does not answer.</param>
/// <param name="WentBack">Journals found below what was stored, and not accepted since.</param>
[GenerateSerializer, Immutable, Alias("lr.cluster.silo")]
public sealed record SiloReport(
    string Address, int Activations, SiloState State = SiloState.Open, ImmutableArray<string> Labels = default, int Storeless = 0, int WentBack = 0);

/// <summary>Whether a silo takes shows and drops in.</summary>
public enum SiloState
{
    /// <summary>It does.</summary>
    Open,
    /// <summary>It is being emptied.</summary>
    Draining,
    /// <summary>It is empty and ends.</summary>
    Empty,
}

/// <summary>How an edge is.</summary>
/// <param name="State">Whether it takes viewers in.</param>
/// <param name="Connections">Viewers' connections, in a room or not.</param>
/// <param name="Viewers">Viewers in rooms.</param>
/// <param name="Rooms">Rooms with a relay.</param>
/// <param name="Hottest">The hottest of them, at most <see cref="MaxRooms"/>.</param>
[GenerateSerializer, Immutable, Alias("lr.cluster.edge")]
public sealed record EdgeReport(EdgeState State, int Connections, int Viewers, int Rooms, ImmutableArray<RoomStatus> Hottest)
{
    /// <summary>Rooms in one report at most; further ones are not kept.</summary>
    public const int MaxRooms = 20;
}

/// <summary>Whether an edge takes viewers in.</summary>
public enum EdgeState
{
    /// <summary>It does.</summary>
    Open,
    /// <summary>It is being emptied.</summary>
    Draining,
    /// <summary>It is empty and ends.</summary>
    Empty,
}

/// <summary>What a process said last.</summary>
/// <param name="Report">What.</param>
/// <param name="Ago">How long ago.</param>
[GenerateSerializer, Immutable, Alias("lr.cluster.seen")]
public sealed record ProcessSeen(ProcessReport Report, TimeSpan Ago);
