using LiveRooms.Load.Audience;

namespace LiveRooms.Load.Scenarios;

/// <summary>How large an audience is and what it does. Every scenario has its own defaults; a profile or the command line changes them.</summary>
public sealed record AudienceSettings
{
    /// <summary>Viewers over all agents, 1 to 30,000,000.</summary>
    public int Viewers { get; init; } = 1_000;

    /// <summary>In which time those come who are there from the beginning; the surge.</summary>
    public TimeSpan Arrival { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Share of viewers who come otherwise: <c>steady</c>, evenly from the surge to the end, or <c>spike</c>, in the rush of the main drop
    /// (without one in the surge); what is left comes in the surge.
    /// </summary>
    public IReadOnlyDictionary<string, double> Arrivals { get; init; } = new Dictionary<string, double>();

    /// <summary>How long what is measured lasts, after the surge.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Chat lines a second over all viewers.</summary>
    public double ChatRate { get; init; }

    /// <summary>Hearts a second over all viewers.</summary>
    public double HeartRate { get; init; }

    /// <summary>Drops of the show.</summary>
    public int Drops { get; init; }

    /// <summary>Units of each.</summary>
    public int Stock { get; init; } = 100;

    /// <summary>Viewers who try for each drop.</summary>
    public int Shoppers { get; init; }

    /// <summary>In which time most of them try, once it is open.</summary>
    public TimeSpan Rush { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The part of all connections that is cut when the network is gone for a moment, 0 to 1.</summary>
    public double Storm { get; init; }

    /// <summary>Shows, for scenarios of many.</summary>
    public int Shows { get; init; } = 1;

    /// <summary>Interactions of a replay, over all shows.</summary>
    public long Interactions { get; init; }

    /// <summary>Share of viewers of each network, by <see cref="NetworkProfile.Name"/>; what is left is <c>good</c>.</summary>
    public IReadOnlyDictionary<string, double> Networks { get; init; } = new Dictionary<string, double>();

    /// <summary>Share of viewers of each behaviour, by name (<c>chatter</c>, <c>heartSender</c>, <c>shopper</c>, <c>bot</c>); what is left lurks.</summary>
    public IReadOnlyDictionary<string, double> Behaviours { get; init; } = new Dictionary<string, double>();

    /// <summary>How far a reading viewer may be behind the room's news at worst; more fails the run.</summary>
    public TimeSpan Staleness { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Of all chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Objectives of service, in words as <c>delivery p99 &lt; 500ms</c> or <c>join failed &lt; 0.1%</c>.</summary>
    public IReadOnlyList<string> Thresholds { get; init; } = [];

    /// <summary>The moment of the evening at which so much of <see cref="Duration"/> is over, 0 to 1.</summary>
    public TimeSpan At(double part) => Arrival + (Duration * part);

    /// <summary>The share of one of several agents: whole numbers are split without loss, rates evenly.</summary>
    public AudienceSettings Share(Share share) => this with
    {
        Viewers = (int)share.Of(Viewers),
        Shoppers = (int)share.Of(Shoppers),
        Interactions = share.Of(Interactions),
        ChatRate = ChatRate / share.Agents,
        HeartRate = HeartRate / share.Agents,
    };
}
