using LiveRooms.Edge;
using LiveRooms.Load.Plan.Costs;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Load.Plan;

/// <summary>
/// How one room goes, by the engine's own rules (<see cref="HeatRule"/>, <see cref="TickRule"/>, <see cref="RoomShed"/>) and its own defaults.
/// Things are said at times of chance, and its loops act as often as <see cref="Terms.Often"/> says.
/// </summary>
internal sealed record Room
{
    private static readonly EdgeOptions Options = new();
    private static readonly TimeSpan LongestFollow = new LiveRooms.Grains.Shows.ShowOptions().FollowWait;

    // More than it takes from the shortest tick to the longest.
    private const int Rounds = 64;
    private const int FollowsPerTick = 4;

    private Room()
    {
    }

    /// <summary>Relays it has: edges, but no more than viewers.</summary>
    public double Relays { get; private init; }

    /// <summary>Viewers on one edge.</summary>
    public double Viewers { get; private init; }

    /// <summary>How it is treated.</summary>
    public RoomHeat Heat { get; private init; }

    /// <summary>Seconds from one frame to the next at least.</summary>
    public double Tick { get; private init; }

    /// <summary>Frames a second that each viewer gets.</summary>
    public double Frames { get; private init; }

    /// <summary>Lines a second that each viewer is shown.</summary>
    public double Shown { get; private init; }

    /// <summary>Reports a second of one relay that say something new.</summary>
    public double Telling { get; private init; }

    /// <summary>Reports a second of one relay, with those that only say that it is there.</summary>
    public double Reports { get; private init; }

    /// <summary>Follows a second of one relay.</summary>
    public double Follows { get; private init; }

    /// <summary>Lines a frame holds on average.</summary>
    public double LinesPerFrame => Frames == 0 ? 0 : Shown / Frames;

    /// <summary>The room of a show.</summary>
    /// <param name="audience">Its viewers on all edges.</param>
    /// <param name="edges">Edges they are spread over.</param>
    /// <param name="lines">Lines said a second.</param>
    /// <param name="events">What else makes a relay report, a second: hearts, viewers that come and go.</param>
    /// <param name="dropNews">What drops tell it, a second.</param>
    /// <param name="sendSeconds">Time it takes to send one viewer a frame when all processors of an edge send.</param>
    public static Room Of(double audience, double edges, double lines, double events, double dropNews, double sendSeconds)
    {
        var relays = Math.Min(edges, audience);
        var viewers = audience / relays;
        var heat = HeatOf(viewers, audience, lines);
        var tick = TickOf(viewers, lines, heat, TimeSpan.FromSeconds(viewers * sendSeconds));
        var pause = Math.Max(tick / FollowsPerTick, Options.Tick.TotalSeconds);
        var telling = Terms.Often(tick, (lines + events) / relays);
        var news = (relays * telling) + dropNews;
        return new Room
        {
            Relays = relays,
            Viewers = viewers,
            Heat = heat,
            Tick = tick,
            Frames = Terms.Often(tick, news),
            Shown = Math.Min(lines, RoomShed.Lines(Options.HugeRoomLines, heat, LoadLevel.Normal) ?? lines),
            Telling = telling,
            Reports = Math.Max(telling, 1 / (Options.Heartbeat.TotalSeconds + tick)),
            Follows = Math.Max(Terms.Often(pause, news), 1 / (LongestFollow.TotalSeconds + pause)),
        };
    }

    /// <summary>
    /// The audiences, smaller than this one, at which a room is about to be treated as hotter: there it is sent more than soon after.
    /// Whoever is to be served at the end is served on the way there.
    /// </summary>
    public static IEnumerable<double> OnTheWay(double audience, double edges, double lines) =>
        from limit in (double[])[Options.LargeRoom, Math.Max(Options.HugeRoom, Options.LargeRoom)]
        let byTalk = lines == 0 ? limit : limit * Options.HugeRoomLines * edges / lines
        let last = Math.Floor(Math.Min(limit, byTalk)) - 1
        where last >= 1 && last < audience
        select last;

    private static RoomHeat HeatOf(double viewers, double audience, double lines)
    {
        var rule = new HeatRule(new HeatLimits(Options.LargeRoom, Options.HugeRoom, Options.HugeRoomLines));
        var load = new HeatLoad((int)viewers, (long)audience, lines);
        rule.Next(load, TimeSpan.Zero);
        return rule.Next(load, HeatRule.PromoteAfter);
    }

    private static double TickOf(double viewers, double lines, RoomHeat heat, TimeSpan sending)
    {
        var rule = new TickRule(Options.Tick, Options.LongestTick);
        for (var round = 0; round < Rounds; round++)
            rule.Next(new TickLoad(sending, (int)viewers, lines, heat));
        return rule.Tick.TotalSeconds;
    }
}
