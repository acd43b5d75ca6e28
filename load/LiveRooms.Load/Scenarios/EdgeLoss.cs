using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Scenarios;

/// <summary>An edge dies without a word in the middle of a sale.</summary>
internal sealed class EdgeLoss : IScenario
{
    public string Name => "edge-loss";

    public string Summary => "An edge is killed while a drop sells; its viewers go on at another, or at the one that takes its place.";

    public bool NeedsProcesses => true;

    public AudienceSettings Defaults { get; } = new()
    {
        Viewers = 4_000,
        Duration = TimeSpan.FromSeconds(40),
        ChatRate = 40,
        HeartRate = 400,
        Drops = 1,
        Stock = 500,
        Shoppers = 2_000,
        Rush = TimeSpan.FromSeconds(10),
        Behaviours = Mixes.Behaviours,
        Networks = Mixes.Networks,
        Thresholds = ["resume p99 < 30s"],
    };

    public Task<Staging> Stage(ITarget target, AudienceSettings settings, CancellationToken cancelled) =>
        OneShow.Present(target, settings, OneShow.FirstCome, cancelled);

    public IReadOnlyList<Act> Acts(Cast cast)
    {
        var settings = cast.Settings;
        var opens = settings.Arrival + (settings.Duration / 4);
        var ends = settings.Arrival + settings.Duration;
        return
        [
            Habits.Arrive(cast),
            Habits.Talk(cast, TimeSpan.Zero, ends),
            Habits.Cheer(cast, settings.Arrival, settings.Duration),
            Direction.Once(Directed.LoseEdge, opens + TimeSpan.FromSeconds(2), cancelled => Operations.Of(cast).LoseEdge(0, cancelled)),
            .. Habits.Sell(cast, opens, ends),
        ];
    }

    public IReadOnlyList<IGate> Gates(AudienceSettings settings) => GatesOfMeaning.For(settings);
}
