using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Scenarios.Acts;
using LiveRooms.Load.Targets;

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

    public Task<Staging> Stage(ITarget target, AudienceSettings settings, CancellationToken cancelled) =>
        OneShow.Present(target, settings, OneShow.FirstCome, cancelled);

    public IReadOnlyList<Act> Acts(Cast cast)
    {
        var all = cast.Settings.Arrival + cast.Settings.Duration;
        return [Habits.Arrive(cast), Habits.Talk(cast, TimeSpan.Zero, all), Habits.Cheer(cast, TimeSpan.Zero, all)];
    }

    public IReadOnlyList<IGate> Gates(AudienceSettings settings) => GatesOfMeaning.For(settings);
}
