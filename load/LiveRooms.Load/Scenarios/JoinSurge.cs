using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;

namespace LiveRooms.Load.Scenarios;

/// <summary>A show begins, and all come at once.</summary>
internal sealed class JoinSurge : IScenario
{
    public string Name => "join-surge";

    public string Summary => "Everybody comes in the first seconds of a show, while some already talk.";

    public AudienceSettings Defaults { get; } = new()
    {
        Viewers = 20_000,
        Arrival = TimeSpan.FromSeconds(10),
        Duration = TimeSpan.FromSeconds(20),
        ChatRate = 20,
        HeartRate = 200,
        Behaviours = Mixes.Behaviours,
        Networks = Mixes.Networks,
        Thresholds = ["join failed < 0.1%"],
    };

    public IReadOnlyList<Act> Acts(Cast cast) => [.. Habits.Evening(cast, lively: TimeSpan.Zero)];
}
