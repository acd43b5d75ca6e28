namespace LiveRooms.Load.Scenarios;

/// <summary>Audiences as they usually are.</summary>
internal static class Mixes
{
    /// <summary>
    /// A room in which a drop sells that not everybody gets. Its rush is long beside what networks delay: who of them wins is told by
    /// chance, not by delay (<see cref="Gates.Fairness.FairByNetwork"/>).
    /// </summary>
    public static AudienceSettings Sale => new()
    {
        Duration = TimeSpan.FromSeconds(40),
        ChatRate = 50,
        HeartRate = 500,
        Drops = 1,
        Stock = 500,
        Rush = TimeSpan.FromSeconds(10),
        Behaviours = Behaviours,
        Networks = Networks,
    };

    /// <summary>Most only watch.</summary>
    public static IReadOnlyDictionary<string, double> Behaviours { get; } =
        new Dictionary<string, double> { ["chatter"] = 0.05, ["heartSender"] = 0.15, ["shopper"] = 0.3, ["bot"] = 0.005 };

    /// <summary>Many on phones, few on bad lines.</summary>
    public static IReadOnlyDictionary<string, double> Networks { get; } =
        new Dictionary<string, double> { ["mobile"] = 0.3, ["slow"] = 0.02, ["flapping"] = 0.03 };
}
