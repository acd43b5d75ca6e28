using LiveRooms.Load.Audience;
using LiveRooms.Load.Profiles.Kinds;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Profiles;

/// <summary>All settings of an audience. Profiles, command lines, the schema, its documentation and reports go by this list.</summary>
internal static class AudienceKeys
{
    /// <summary>In the order in which they are documented.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Whole("viewers", "viewers over all agents", 1, 30_000_000, s => s.Viewers, (s, v) => s with { Viewers = (int)v }),
        Time("arrival", "in which time those come who are there from the beginning", s => s.Arrival, (s, v) => s with { Arrival = v }),
        Time("duration", "how long what is measured lasts, after the surge", s => s.Duration, (s, v) => s with { Duration = v }),
        Parts("arrivals", "viewers who come evenly until the end, or when the main drop opens; the rest comes in the surge", Arrivals, s => s.Arrivals, (s, v) => s with { Arrivals = v }),
        Rate("chatRate", "chat lines a second over all viewers", s => s.ChatRate, (s, v) => s with { ChatRate = v }),
        Rate("heartRate", "hearts a second over all viewers", s => s.HeartRate, (s, v) => s with { HeartRate = v }),
        Whole("drops", "drops of the show", 0, 100, s => s.Drops, (s, v) => s with { Drops = (int)v }),
        Whole("stock", "units of each drop", 1, 1_000_000, s => s.Stock, (s, v) => s with { Stock = (int)v }),
        Whole("shoppers", "viewers who try for each drop", 0, 30_000_000, s => s.Shoppers, (s, v) => s with { Shoppers = (int)v }),
        Time("rush", "in which time they try, once it is open; most of them early", s => s.Rush, (s, v) => s with { Rush = v }),
        new Setting<double>("storm", "part of all connections that is cut at once", new Number(0, 1), s => s.Storm, (s, v) => s with { Storm = v }),
        Whole("shows", "shows, for scenarios of many", 1, 100_000, s => s.Shows, (s, v) => s with { Shows = (int)v }),
        Whole("interactions", "interactions of a replay, over all shows", 0, 10_000_000_000, s => s.Interactions, (s, v) => s with { Interactions = v }),
        Parts("networks", "viewers by network; the rest is `good`", Networks, s => s.Networks, (s, v) => s with { Networks = v }),
        Parts("behaviours", "viewers by what they do; the rest lurks", Behaviours, s => s.Behaviours, (s, v) => s with { Behaviours = v }),
        Time("staleness", "how far a reading viewer may be behind the news at worst", s => s.Staleness, (s, v) => s with { Staleness = v }),
        Whole("seed", "of all chance", 0, int.MaxValue, s => s.Seed, (s, v) => s with { Seed = (int)v }),
        new Setting<IReadOnlyList<string>>(
            "thresholds", "objectives of service, as `delivery p99 < 500ms`", new Sentences(50, 200), s => s.Thresholds,
            (s, v) => s with { Thresholds = v }),
    ];

    /// <summary>The setting of that name; null when there is none.</summary>
    public static Setting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);

    /// <summary>All values by name, for reports.</summary>
    public static IReadOnlyDictionary<string, string> Say(AudienceSettings settings) =>
        All.ToDictionary(setting => setting.Name, setting => setting.Say(settings));

    private static string[] Networks => [.. NetworkProfile.All.Select(network => network.Name)];

    private static string[] Arrivals => ["steady", "spike"];

    private static string[] Behaviours => ["chatter", "heartSender", "shopper", "bot"];

    private static Setting<long> Whole(
        string name, string summary, long least, long most, Func<AudienceSettings, long> get, Func<AudienceSettings, long, AudienceSettings> set) =>
        new(name, summary, new WholeNumber(least, most), get, set);

    private static Setting<double> Rate(
        string name, string summary, Func<AudienceSettings, double> get, Func<AudienceSettings, double, AudienceSettings> set) =>
        new(name, summary, new Number(0, 10_000_000), get, set);

    private static Setting<TimeSpan> Time(
        string name, string summary, Func<AudienceSettings, TimeSpan> get, Func<AudienceSettings, TimeSpan, AudienceSettings> set) =>
        new(name, summary, new Duration(), get, set);

    private static Setting<IReadOnlyDictionary<string, double>> Parts(
        string name, string summary, string[] names, Func<AudienceSettings, IReadOnlyDictionary<string, double>> get,
        Func<AudienceSettings, IReadOnlyDictionary<string, double>, AudienceSettings> set) =>
        new(name, summary, new Shares(names), get, set);
}
