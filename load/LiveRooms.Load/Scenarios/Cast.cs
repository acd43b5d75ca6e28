using LiveRooms.Load.Audience;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Scenarios;

/// <summary>What a scenario plays with, in one process.</summary>
/// <param name="Settings">This process's share.</param>
/// <param name="Whole">Of all.</param>
public sealed record Cast(
    AudienceSettings Settings, AudienceSettings Whole, Share Share, Staging Staging, ICrowd Crowd, ITarget Target, RunClock Clock,
    IRecorder Recorder)
{
    /// <summary>How viewers reach the engine, for scenarios whose viewers are not the crowd's.</summary>
    public required IViewerTransport Transport { get; init; }

    /// <summary>Whom to ask for evidence besides the crowd; scenarios add theirs.</summary>
    public ICollection<IWitness> Witnesses { get; } = [];
}
