using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Scenarios;

/// <summary>Every process is replaced, one after the other, while the show goes on.</summary>
internal sealed class RollingUpgrade : IScenario
{
    public string Name => "rolling-upgrade";

    public string Summary => "Every silo and every edge is drained and started anew while a drop sells.";

    public bool NeedsProcesses => true;

    public AudienceSettings Defaults { get; } = new()
    {
        Viewers = 2_000,
        Duration = TimeSpan.FromSeconds(90),
        ChatRate = 20,
        HeartRate = 200,
        Drops = 1,
        Stock = 500,
        Shoppers = 1_000,
        Rush = TimeSpan.FromSeconds(60),
        Behaviours = Mixes.Behaviours,
        Networks = new Dictionary<string, double> { ["mobile"] = 0.2 },
        Thresholds = ["reserve failed < 0.1%", "resume p99 < 10s"],
    };

    /// <summary>To replace all processes takes as long as they take to drain and to start.</summary>
    public TimeSpan Patience(AudienceSettings settings) => TimeSpan.FromMinutes(2);

    public Task<Staging> Stage(ITarget target, AudienceSettings settings, CancellationToken cancelled) =>
        OneShow.Present(target, settings, OneShow.FirstCome, cancelled);

    public IReadOnlyList<Act> Acts(Cast cast)
    {
        var settings = cast.Settings;
        var (opens, ends) = (settings.Arrival, settings.Arrival + settings.Duration);
        return
        [
            Habits.Arrive(cast),
            Habits.Talk(cast, TimeSpan.Zero, ends),
            Habits.Cheer(cast, settings.Arrival, settings.Duration),
            Direction.Once(Directed.Upgrade, opens + TimeSpan.FromSeconds(2), cancelled => Operations.Roll(Operations.Of(cast), cancelled)),
            .. Habits.Sell(cast, opens, ends),
        ];
    }

    public IReadOnlyList<IGate> Gates(AudienceSettings settings) => GatesOfMeaning.For(settings);
}
