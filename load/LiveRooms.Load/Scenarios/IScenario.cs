using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Scenarios;

/// <summary>
/// An evening of an audience: what is made before, what is done, and what must be true after. It says what, never when a thread
/// runs: any runner of acts can host it.
/// </summary>
public interface IScenario
{
    /// <summary>As the command line names it.</summary>
    string Name { get; }

    /// <summary>A sentence for reports.</summary>
    string Summary { get; }

    /// <summary>What it is run with when nobody says otherwise.</summary>
    AudienceSettings Defaults { get; }

    /// <summary>Whether its viewers are not the crowd's: then there is none.</summary>
    bool HasOwnViewers => false;

    /// <summary>How long acts that are under way when the last load is over may still take.</summary>
    TimeSpan Patience(AudienceSettings settings) => TimeSpan.FromSeconds(30);

    /// <summary>Whether it ends processes of the engine: then it plays against a cluster of its own, by sockets.</summary>
    bool NeedsProcesses => false;

    /// <summary>Makes its shows and drops, once for all agents: one show, its drops for who comes first.</summary>
    Task<Staging> Stage(ITarget target, AudienceSettings settings, CancellationToken cancelled) =>
        OneShow.Present(target, settings, static _ => false, cancelled);

    /// <summary>What happens, all at once; times of their own begin with pauses.</summary>
    IReadOnlyList<Act> Acts(Cast cast);

    /// <summary>Checks of meaning; thresholds of the settings are added to them.</summary>
    IReadOnlyList<IGate> Gates(AudienceSettings settings) => GatesOfMeaning.For(settings);
}
