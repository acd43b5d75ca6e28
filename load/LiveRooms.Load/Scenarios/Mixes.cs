namespace LiveRooms.Load.Scenarios;

/// <summary>Audiences as they usually are.</summary>
internal static class Mixes
{
    /// <summary>Most only watch.</summary>
    public static IReadOnlyDictionary<string, double> Behaviours { get; } =
        new Dictionary<string, double> { ["chatter"] = 0.05, ["heartSender"] = 0.15, ["shopper"] = 0.3, ["bot"] = 0.005 };

    /// <summary>Many on phones, few on bad lines.</summary>
    public static IReadOnlyDictionary<string, double> Networks { get; } =
        new Dictionary<string, double> { ["mobile"] = 0.3, ["slow"] = 0.02, ["flapping"] = 0.03 };
}
