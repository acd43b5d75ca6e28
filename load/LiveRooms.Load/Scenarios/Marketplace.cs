using LiveRooms.Load.Gates;
using LiveRooms.Load.Markets;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Scenarios;

/// <summary>
/// An evening of a whole marketplace, replayed as fast as the machine can: many shows in eight languages, an audience of millions
/// who come, do a few things and go. Its viewers are its own, since nobody could keep them all.
/// </summary>
internal sealed class Marketplace : IScenario
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public string Name => "marketplace";

    public string Summary => "Thousands of shows in eight languages, wave after wave; everybody who comes is counted, and all that they do.";

    public AudienceSettings Defaults { get; } = new()
    {
        Shows = 10_000,
        Viewers = 30_000_000,
        Interactions = 60_000_000,
        Duration = TimeSpan.FromMinutes(30),
    };

    public bool HasOwnViewers => true;

    /// <summary>The replay is one act, which ends when it is done: <see cref="AudienceSettings.Duration"/> is the longest that it may take.</summary>
    public TimeSpan Patience(AudienceSettings settings) => settings.Duration;

    /// <summary>Names the shows; each is made when its wave begins.</summary>
    public Task<Staging> Stage(ITarget target, AudienceSettings settings, CancellationToken cancelled)
    {
        // Another replay on the same cluster must not meet this one's shows.
        var run = Guid.NewGuid().ToString("n")[..10];
        return Task.FromResult(new Staging(
            $"market-{run}", [.. MarketPlan.Of(settings).Shows.Select(show => ShowNames.Show(run, show.Number))], []));
    }

    public IReadOnlyList<Act> Acts(Cast cast)
    {
        var replay = new Replay(cast, MarketPlan.Of(cast.Whole));
        cast.Witnesses.Add(replay);
        return [new Act("replay", [new LoadSimulation.Inject(1, Second, Second)], invocation => replay.Run(invocation.Cancelled))];
    }

    public IReadOnlyList<IGate> Gates(AudienceSettings settings)
    {
        var plan = MarketPlan.Of(settings);
        return [new InteractionsExact(plan), new DistinctViewers(plan)];
    }
}
