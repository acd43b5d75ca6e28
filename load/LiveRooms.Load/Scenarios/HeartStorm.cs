using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;

namespace LiveRooms.Load.Scenarios;

/// <summary>A moment that everybody likes.</summary>
internal sealed class HeartStorm : IScenario
{
    public string Name => "heart-storm";

    public string Summary => "Hearts from a third of the room at once; each must be counted, once.";

    public AudienceSettings Defaults { get; } = new()
    {
        Viewers = 5_000,
        Duration = TimeSpan.FromSeconds(30),
        ChatRate = 10,
        HeartRate = 20_000,
        Behaviours = new Dictionary<string, double> { ["chatter"] = 0.02, ["heartSender"] = 0.35 },
        Networks = Mixes.Networks,
        Thresholds = ["delivery/good p99 < 2s"],
    };

    public IReadOnlyList<Act> Acts(Cast cast) => [.. Habits.Evening(cast, lively: cast.Settings.Arrival)];
}
