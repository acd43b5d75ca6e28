using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Scenarios;

/// <summary>A drop that is much smaller than its crowd, sold to who comes first or by lot.</summary>
internal sealed class FlashSale(bool byLot) : IScenario
{
    public string Name => byLot ? "flash-lottery" : "flash-sale";

    public string Summary => byLot
        ? "A drop opens for entries in the middle of the show, is drawn, and its winners buy."
        : "A drop opens in the middle of the show, and who comes first gets a unit.";

    public AudienceSettings Defaults { get; } = new()
    {
        Viewers = 10_000,
        Duration = TimeSpan.FromSeconds(40),
        ChatRate = 50,
        HeartRate = 500,
        Drops = 1,
        Stock = 500,
        Shoppers = 5_000,
        Rush = TimeSpan.FromSeconds(4),
        Behaviours = new Dictionary<string, double> { ["chatter"] = 0.05, ["heartSender"] = 0.1, ["shopper"] = 0.6, ["bot"] = byLot ? 0 : 0.01 },
        Networks = Mixes.Networks,
        Thresholds = ["reserve failed < 0.1%"],
    };

    public Task<Staging> Stage(ITarget target, AudienceSettings settings, CancellationToken cancelled) =>
        OneShow.Present(target, settings, _ => byLot ? OneShow.ShortestEntry : null, cancelled);

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
            .. Habits.Sell(cast, opens, ends),
        ];
    }

    public IReadOnlyList<IGate> Gates(AudienceSettings settings) => GatesOfMeaning.For(settings);
}
