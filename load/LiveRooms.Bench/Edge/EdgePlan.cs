namespace LiveRooms.Bench.Edge;

/// <summary>What is measured, how long and how often.</summary>
/// <param name="Crowds">Viewers of each server, one after the other: those of the step before stay.</param>
/// <param name="Joins">Parts in which a step's viewers come, servers in turn.</param>
/// <param name="Warm">Frames at full speed to viewers that leave again, before anything is measured: servers compile their code. After each part
/// of it, they are waited for as long at most.</param>
/// <param name="Settle">Each server's run before the first round, not counted.</param>
/// <param name="Round">Each server's run in one round.</param>
/// <param name="Rounds">Rounds at each step; in each, every server runs once, in turn.</param>
/// <param name="FullSpeed">Each server's run at full speed; none when zero.</param>
/// <param name="StalledShares">Shares of viewers that do not read.</param>
/// <param name="StalledPairs">Runs with them and without them.</param>
/// <param name="Fill">Frames at full speed until nothing more fits into the way to those who do not read.</param>
/// <param name="Backplane">Whether the peer with a backplane takes part.</param>
/// <param name="Budget">No round but the first of its kind begins after this time: a loaded machine has fewer.</param>
internal sealed record EdgePlan(
    IReadOnlyList<int> Crowds, int Joins, TimeSpan Warm, TimeSpan Settle, TimeSpan Round, int Rounds, TimeSpan FullSpeed,
    IReadOnlyList<double> StalledShares, int StalledPairs, TimeSpan Fill, bool Backplane, TimeSpan Budget)
{
    /// <summary>Frames a second.</summary>
    public const double Rate = 10;

    /// <summary>Viewers on their way in at a time.</summary>
    public const int Window = 64;

    /// <summary>Viewers that come and go before anything is measured.</summary>
    public const int WarmViewers = 500;

    /// <summary>How often they do.</summary>
    public const int WarmRounds = 4;

    /// <summary>Files and sockets of a server beside its viewers.</summary>
    public const int OtherFiles = 400;

    /// <summary>A time in which something would have happened if it still did.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromMilliseconds(150);

    /// <summary>Who is still sending so long after the last frame was made is left to it.</summary>
    public static TimeSpan MostLate { get; } = TimeSpan.FromSeconds(45);

    /// <param name="most">Viewers that fit.</param>
    public static EdgePlan Full(int most) => new(
        [.. new[] { 1_000, 10_000, most }.Where(crowd => crowd <= most).Distinct()], 3, Seconds(6), Seconds(2), Seconds(4), 3, Seconds(3),
        [0.01, 0.1], 3, Seconds(4), Backplane: true, Budget: TimeSpan.FromMinutes(8));

    /// <param name="most">Viewers that fit.</param>
    public static EdgePlan Quick(int most) => new(
        [Math.Min(4_000, most)], 2, Seconds(2), Seconds(0.5), Seconds(1), 3, TimeSpan.Zero, [0.1], 3, Seconds(1), Backplane: false,
        Budget: Seconds(33));

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
