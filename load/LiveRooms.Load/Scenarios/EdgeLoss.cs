using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;

namespace LiveRooms.Load.Scenarios;

/// <summary>An edge dies without a word in the middle of a sale.</summary>
internal sealed class EdgeLoss : IScenario
{
    public string Name => "edge-loss";

    public string Summary => "An edge is killed while a drop sells; its viewers go on at another, or at the one that takes its place.";

    public bool NeedsProcesses => true;

    public AudienceSettings Defaults { get; } = Mixes.Sale with
    {
        Viewers = 4_000,
        Stock = 300,
        Shoppers = 1_000,
        Rush = TimeSpan.FromSeconds(25),
        Thresholds = ["resume p99 < 30s"],
    };

    public IReadOnlyList<Act> Acts(Cast cast)
    {
        var opens = cast.Settings.At(0.25);
        return
        [
            .. Habits.Evening(cast, lively: TimeSpan.Zero),
            .. Habits.Sell(cast, opens),
            Direction.Once(Directed.LoseEdge, opens + TimeSpan.FromSeconds(2), cancelled => Operations.Of(cast).LoseEdge(0, cancelled)),
        ];
    }
}
