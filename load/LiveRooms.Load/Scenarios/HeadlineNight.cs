using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Scenarios;

/// <summary>
/// All of it in one evening, on a timeline: surge, talk and hearts, at a quarter all drops but the first by lot, in the middle the first
/// for who comes first; where the settings have a storm, part of the room loses its network while that sells; where the processes may be
/// ended, an edge dies after that and all are replaced.
/// </summary>
internal sealed class HeadlineNight : IScenario
{
    public string Name => "headline";

    public string Summary => "A headline night: a surge, a busy room, hearts, a drop in the middle, and what befalls networks and machines.";

    public AudienceSettings Defaults { get; } = new()
    {
        Viewers = 10_000,
        Arrival = TimeSpan.FromSeconds(20),
        Duration = TimeSpan.FromSeconds(120),
        Arrivals = new Dictionary<string, double> { ["steady"] = 0.1, ["spike"] = 0.1 },
        ChatRate = 200,
        HeartRate = 5_000,
        Drops = 2,
        Stock = 1_000,
        Shoppers = 2_500,
        Storm = 0.5,
        Behaviours = Mixes.Behaviours,
        Networks = Mixes.Networks,
        Thresholds = ["join failed < 0.1%", "reserve failed < 0.1%"],
    };

    /// <summary>To replace all processes takes as long as they take to drain and to start.</summary>
    public TimeSpan Patience(AudienceSettings settings) => TimeSpan.FromMinutes(2);

    public async Task<Staging> Stage(ITarget target, AudienceSettings settings, CancellationToken cancelled)
    {
        var staging = await OneShow.Present(target, settings, static drop => drop > 0, cancelled);
        await target.Director.Warm(staging.Shows[0], cancelled);
        return staging;
    }

    public IReadOnlyList<Act> Acts(Cast cast)
    {
        var settings = cast.Settings;
        var acts = Habits.Evening(cast, lively: TimeSpan.Zero).ToList();
        for (var drop = 0; drop < cast.Staging.Drops.Count; drop++)
            acts.AddRange(Habits.Sell(cast, drop, opens: settings.At(drop == 0 ? 0.5 : 0.25)));
        if (settings.Storm > 0)
            acts.Add(Habits.Lose(cast, settings.At(0.625)));
        if (cast.Target.Processes is { } processes)
        {
            acts.Add(Direction.Once(Directed.LoseEdge, settings.At(0.75), cancelled => processes.LoseEdge(0, cancelled)));
            acts.Add(Direction.Once(Directed.Upgrade, settings.At(0.875), cancelled => Operations.Roll(processes, cancelled)));
        }

        return acts;
    }
}
