using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;

namespace LiveRooms.Load.Scenarios;

/// <summary>Many talk.</summary>
internal sealed class BusyChat : IScenario
{
    public string Name => "busy-chat";

    public string Summary => "A room in which many talk at once, and everybody reads.";

    public AudienceSettings Defaults { get; } = new()
    {
        Viewers = 5_000,
        Duration = TimeSpan.FromSeconds(30),
        ChatRate = 300,
        HeartRate = 100,
        Behaviours = new Dictionary<string, double> { ["chatter"] = 0.3, ["heartSender"] = 0.1 },
        Networks = Mixes.Networks,
        Thresholds = ["chat failed < 0.1%", "delivery/good p99 < 2s"],
    };

    public IReadOnlyList<Act> Acts(Cast cast) => [.. Habits.Evening(cast, lively: cast.Settings.Arrival)];
}
