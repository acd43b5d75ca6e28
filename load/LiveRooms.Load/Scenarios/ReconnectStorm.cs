using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;

namespace LiveRooms.Load.Scenarios;

/// <summary>A network between most viewers and the edges is gone for a moment.</summary>
internal sealed class ReconnectStorm : IScenario
{
    public string Name => "reconnect-storm";

    public string Summary => "Four viewers of five lose their connection in one moment, twice, and come again.";

    public AudienceSettings Defaults { get; } = Mixes.Sale with
    {
        Viewers = 10_000,
        Shoppers = 2_000,
        Storm = 0.8,
        Thresholds = ["resume p99 < 30s"],
    };

    public IReadOnlyList<Act> Acts(Cast cast)
    {
        var first = cast.Settings.At(0.25);
        return
        [
            .. Habits.Evening(cast, lively: TimeSpan.Zero),
            .. Habits.Sell(cast, opens: first),
            Habits.Lose(cast, first),
            Habits.Lose(cast, cast.Settings.At(0.5)) with { Name = "storm-2" },
        ];
    }
}
