namespace LiveRooms.Server.Ops;

/// <summary>What operators see. Configuration section <c>LiveRooms:Ops</c>.</summary>
internal sealed class OpsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "LiveRooms:Ops";

    /// <summary>
    /// How often this process says to the cluster how it is, and asks what it is to do; one that misses three is not there any more.
    /// 100 ms to 1 min.
    /// </summary>
    public TimeSpan ReportEvery { get; set; } = TimeSpan.FromSeconds(2);
}
