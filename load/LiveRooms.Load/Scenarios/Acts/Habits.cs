using System.Globalization;
using LiveRooms.Client;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Runs;
using LiveRooms.Protocol.Hub;
using static System.FormattableString;

namespace LiveRooms.Load.Scenarios.Acts;

/// <summary>What audiences do in every scenario.</summary>
internal static class Habits
{
    // As a page sends taps that come close together.
    private const int HeartsAtOnce = 5;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    // What bots ask for a second, all together.
    private const double MostSpam = 2_000;

    /// <summary>All come; from some time on the room is lively, some talk and some send hearts, to the end.</summary>
    public static IEnumerable<Act> Evening(Cast cast, TimeSpan lively)
    {
        var (settings, during) = (cast.Settings, cast.Settings.At(1) - lively);
        var (steady, spike) = (Coming(cast, "steady"), cast.Staging.Drops.Count > 0 ? Coming(cast, "spike") : 0);
        yield return Arrive(cast, "join", When.Surge(TimeSpan.Zero, settings.Viewers - steady - spike, settings.Arrival));
        if (steady > 0)
            yield return Arrive(cast, "join-steady", When.Steadily(settings.Arrival, (steady + 1) / settings.Duration.TotalSeconds, settings.Duration));
        yield return Talk(cast, lively, during);
        yield return Cheer(cast, lively, during);
    }

    // Whoever is asked when all have come is nobody: together acts may ask for a few more than there are.
    private static Act Arrive(Cast cast, string name, IReadOnlyList<LoadSimulation> load)
    {
        var show = cast.Staging.Shows[0];
        return new Act(name, load, due => cast.Crowd.Enter(due, show));
    }

    private static long Coming(Cast cast, string how) => (long)(cast.Settings.Viewers * cast.Settings.Arrivals.GetValueOrDefault(how));

    /// <summary>Some talk.</summary>
    private static Act Talk(Cast cast, TimeSpan from, TimeSpan during) =>
        new("chat", When.Restlessly(from, cast.Settings.ChatRate, during), cast.Crowd.Chat);

    /// <summary>Some send hearts.</summary>
    private static Act Cheer(Cast cast, TimeSpan from, TimeSpan during) => new(
        "hearts", When.Steadily(from, cast.Settings.HeartRate / HeartsAtOnce, during),
        due => cast.Crowd.React(due, ReactionKinds.Heart, HeartsAtOnce))
    {
        Unanswered = true,
    };

    /// <summary>Part of the connections are cut in one moment.</summary>
    public static Act Lose(Cast cast, TimeSpan at) => new("storm", When.Once(at), _ =>
    {
        cast.Crowd.Storm(cast.Settings.Storm);
        return new(Outcome.Ok);
    })
    {
        Unanswered = true,
    };

    /// <summary>All drops open at the time; shoppers try, bots before all, and holders buy until the end.</summary>
    public static IEnumerable<Act> Sell(Cast cast, TimeSpan opens) =>
        cast.Staging.Drops.SelectMany((_, number) => Sell(cast, number, opens));

    /// <summary>One drop opens at the time.</summary>
    public static IEnumerable<Act> Sell(Cast cast, int number, TimeSpan opens)
    {
        // A row of the report each.
        var mark = number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{number + 1}");
        return Sell(cast, cast.Staging.Drops[number], opens).Select(act => act with { Name = act.Name + mark });
    }

    private static IEnumerable<Act> Sell(Cast cast, string drop, TimeSpan opens)
    {
        var (settings, crowd, ends) = (cast.Settings, cast.Crowd, cast.Settings.At(1));
        var after = ends - opens;
        var rush = settings.Rush;
        // What delay explains is judged by the rush as it was asked for.
        if (rush > after)
            throw new RunException(Invariant($"A rush of {rush.TotalSeconds:0.#} s does not fit into the {after.TotalSeconds:0.#} s that are left when a drop opens: set a shorter rush, or a longer duration."));
        yield return Direction.Once(Directed.OpenDrop, opens, cancelled => cast.Target.Director.Open(cast.Staging.Creator, drop, cancelled));
        if (drop == cast.Staging.Drops[0] && Coming(cast, "spike") is > 0 and var spike)
            yield return Arrive(cast, "join-spike", When.Surge(opens, spike, rush));
        yield return new Act("reserve", When.Surge(opens, settings.Shoppers, rush), due => crowd.Reserve(due, drop));
        yield return new Act("buy", When.Steadily(opens, Buying(settings, after), after), due => crowd.Confirm(due, drop));
        yield return new Act("last-buyers", When.Once(ends), due => BuyTheRest(cast, due, drop));
        if (settings.Behaviours.TryGetValue("bot", out var bots) && bots > 0)
            yield return new Act("bots", When.Steadily(opens, Math.Min(settings.Viewers * bots, MostSpam), rush), due => crowd.Spam(due, drop));
    }

    // Who learns of its unit over a slow line, or lost its connection over it, still buys: while the engine holds any, somebody is to come.
    private static async ValueTask<Outcome> BuyTheRest(Cast cast, Invocation due, string drop)
    {
        while (await IsHeld(cast, drop, due.Cancelled))
        {
            while ((await cast.Crowd.Confirm(due, drop)).Kind != OutcomeKind.Skipped)
            {
            }

            await Task.Delay(Look, cast.Clock.Time, due.Cancelled);
        }

        return Outcome.Ok;
    }

    private static async Task<bool> IsHeld(Cast cast, string drop, CancellationToken cancelled)
    {
        try
        {
            return (await cast.Target.Director.Look(drop, cancelled)).Held > 0;
        }
        catch (Exception away) when (away is LiveRoomsException or HttpRequestException)
        {
            // An edge that is being replaced says nothing about it.
            return true;
        }
    }

    // Everybody who may hold a unit finds time to buy it, three times over.
    private static double Buying(AudienceSettings settings, TimeSpan during) =>
        Math.Max(10, Math.Min(settings.Stock, settings.Shoppers) * 3 / during.TotalSeconds);
}
