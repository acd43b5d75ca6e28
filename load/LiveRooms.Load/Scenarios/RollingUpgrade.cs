using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;

namespace LiveRooms.Load.Scenarios;

/// <summary>Every process is replaced, one after the other, while the show goes on.</summary>
internal sealed class RollingUpgrade : IScenario
{
    public string Name => "rolling-upgrade";

    public string Summary => "Every silo and every edge is drained and started anew while a drop sells.";

    public bool NeedsProcesses => true;

    public AudienceSettings Defaults { get; } = Mixes.Sale with
    {
        Viewers = 2_000,
        Duration = TimeSpan.FromSeconds(90),
        ChatRate = 20,
        HeartRate = 200,
        Stock = 150,
        Shoppers = 500,
        Rush = TimeSpan.FromSeconds(80),
        Networks = new Dictionary<string, double> { ["mobile"] = 0.2 },
        Thresholds = ["reserve failed < 0.1%", "resume p99 < 10s"],
    };

    /// <summary>To replace all processes takes as long as they take to drain and to start.</summary>
    public TimeSpan Patience(AudienceSettings settings) => TimeSpan.FromMinutes(2);

    public IReadOnlyList<Act> Acts(Cast cast)
    {
        var opens = cast.Settings.Arrival;
        return
        [
            .. Habits.Evening(cast, lively: TimeSpan.Zero),
            .. Habits.Sell(cast, opens),
            Direction.Once(Directed.Upgrade, opens + TimeSpan.FromSeconds(2), cancelled => Operations.Roll(Operations.Of(cast), cancelled)),
        ];
    }
}
