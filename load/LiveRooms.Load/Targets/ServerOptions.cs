namespace LiveRooms.Load.Targets;

/// <summary>
/// What servers are told that are started for a load: all that differs from a server in production stands here, and in the README of
/// this folder. Options of the run come after and win, but for the store and the key, which the target itself has to know.
/// </summary>
internal static class ServerOptions
{
    private const string Plenty = "1000000";
    private const string SignInKey = "LiveRooms:SignIn:Key";

    /// <summary>
    /// Of every server: nobody else's crowd is on it, and no demo. The whole crowd comes from a few addresses and few people chat for
    /// many, so that limits of one address, one room and one viewer would be the generator's, not the engine's.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Common { get; } = new Dictionary<string, string>
    {
        ["LiveRooms:Demo:Enabled"] = "false",
        ["LiveRooms:Edge:ConnectionsPerAddress"] = "0",
        ["LiveRooms:Edge:RoomChatBurst"] = "100000",
        ["LiveRooms:Edge:RoomChatPerSecond"] = "100000",
        ["LiveRooms:Edge:ChatBurst"] = "20",
        ["LiveRooms:Edge:ChatPerSecond"] = "5",
        ["LiveRooms:SignIn:GuestBurst"] = Plenty,
        ["LiveRooms:SignIn:GuestsPerSecond"] = Plenty,
    };

    /// <summary>
    /// Of a server in this process: admission is for machines that hold sockets, and what the generator itself takes of the processor
    /// must not make the server refuse.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Here { get; } = new Dictionary<string, string>
    {
        ["LiveRooms:Edge:ConnectBurst"] = Plenty,
        ["LiveRooms:Edge:ConnectsPerSecond"] = Plenty,
        ["LiveRooms:Edge:JoinBurst"] = Plenty,
        ["LiveRooms:Edge:JoinsPerSecond"] = Plenty,
        ["LiveRooms:Load:Cpu"] = "0",
        ["LiveRooms:Load:Memory"] = "0",
        ["LiveRooms:Load:Queue"] = "00:00:00",
        // Only what is wrong, and not between the lines of the reports.
        ["Logging:LogLevel:Default"] = "Error",
        ["Logging:LogLevel:Orleans"] = "None",
        ["Logging:Console:LogToStandardErrorThreshold"] = "Trace",
    };

    /// <summary>Of one with a store of its own.</summary>
    public static IReadOnlyDictionary<string, string> Own(string folder, string key) =>
        new Dictionary<string, string> { ["LiveRooms:DataPath"] = folder, [SignInKey] = key };

    /// <summary>Of one of a cluster.</summary>
    public static IReadOnlyDictionary<string, string> Joined(string redis, string key) =>
        new Dictionary<string, string> { ["LiveRooms:Redis"] = redis, [SignInKey] = key };

    /// <summary>Of an edge of somebody's cluster.</summary>
    public static IReadOnlyDictionary<string, string> EdgeOf(TargetPlan plan) => new Dictionary<string, string>
    {
        ["LiveRooms:Role"] = "Edge",
        ["LiveRooms:Clustering:ClusterId"] = plan.ClusterId,
        ["LiveRooms:Clustering:ServiceId"] = plan.ServiceId,
    };

    /// <summary>All of them in one; of two for one name the later is in force.</summary>
    public static IReadOnlyDictionary<string, string> Merge(params IEnumerable<IReadOnlyDictionary<string, string>> parts)
    {
        var merged = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (option, value) in parts.SelectMany(part => part))
            merged[option] = value;
        return merged;
    }

    /// <summary>For a server in this process.</summary>
    public static IEnumerable<string> Arguments(IReadOnlyDictionary<string, string> options) =>
        options.Select(option => $"--{option.Key}={option.Value}");

    /// <summary>For one that is a process: there are secrets among them, and everybody on the machine can read a command line.</summary>
    public static IReadOnlyDictionary<string, string> Variables(IReadOnlyDictionary<string, string> options) =>
        options.ToDictionary(option => option.Key.Replace(":", "__", StringComparison.Ordinal), option => option.Value, StringComparer.OrdinalIgnoreCase);
}
