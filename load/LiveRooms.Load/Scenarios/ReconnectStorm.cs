using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Scenarios;

/// <summary>A network between most viewers and the edges is gone for a moment.</summary>
internal sealed class ReconnectStorm : IScenario
{
    public string Name => "reconnect-storm";

    public string Summary => "Four viewers of five lose their connection in one moment, twice, and come again.";

    public AudienceSettings Defaults { get; } = new()
    {
        Viewers = 10_000,
        Duration = TimeSpan.FromSeconds(40),
        ChatRate = 50,
        HeartRate = 500,
        Drops = 1,
        Stock = 200,
        Shoppers = 1_000,
        Storm = 0.8,
        Behaviours = Mixes.Behaviours,
        Networks = Mixes.Networks,
        Thresholds = ["resume p99 < 30s"],
    };

    public Task<Staging> Stage(ITarget target, AudienceSettings settings, CancellationToken cancelled) =>
        OneShow.Present(target, settings, OneShow.FirstCome, cancelled);

    public IReadOnlyList<Act> Acts(Cast cast)
    {
        var settings = cast.Settings;
        var (first, second, ends) = (
            settings.Arrival + (settings.Duration / 4), settings.Arrival + (settings.Duration / 2), settings.Arrival + settings.Duration);
        return
        [
            Habits.Arrive(cast),
            Habits.Talk(cast, TimeSpan.Zero, ends),
            Habits.Cheer(cast, settings.Arrival, settings.Duration),
            Habits.Lose(cast, first),
            Habits.Lose(cast, second) with { Name = "storm-2" },
            .. Habits.Sell(cast, first, ends),
        ];
    }

    public IReadOnlyList<IGate> Gates(AudienceSettings settings) => GatesOfMeaning.For(settings);
}
