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

    public AudienceSettings Defaults { get; } = Mixes.Sale with
    {
        Viewers = 10_000,
        Stock = 1_000,
        Shoppers = 5_000,
        Arrivals = new Dictionary<string, double> { ["spike"] = 0.2 },
        Behaviours = new Dictionary<string, double> { ["chatter"] = 0.05, ["heartSender"] = 0.1, ["shopper"] = 0.6, ["bot"] = byLot ? 0 : 0.01 },
        Thresholds = ["reserve failed < 0.1%"],
    };

    public Task<Staging> Stage(ITarget target, AudienceSettings settings, CancellationToken cancelled) =>
        OneShow.Present(target, settings, _ => byLot, cancelled);

    public IReadOnlyList<Act> Acts(Cast cast) =>
        [.. Habits.Evening(cast, lively: TimeSpan.Zero), .. Habits.Sell(cast, opens: cast.Settings.At(0.25))];
}
