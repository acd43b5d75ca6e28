using LiveRooms.Bench.Drops;

namespace LiveRooms.Bench.Edge;

/// <summary>Runs of one server with a share of its viewers not reading, and each time without.</summary>
/// <param name="Contender">The server's name.</param>
/// <param name="Viewers">In the room.</param>
/// <param name="Share">Of them, not reading.</param>
/// <param name="Free">Runs in which all read.</param>
/// <param name="Stalled">Runs right after each of them.</param>
internal sealed record StalledFigures(
    string Contender, int Viewers, double Share, IReadOnlyList<RoundSample> Free, IReadOnlyList<RoundSample> Stalled)
{
    public double FreeP99 => DropsReport.Median(Free.Select(round => round.P99));

    public double StalledP99 => DropsReport.Median(Stalled.Select(round => round.P99));

    public double FreePerSecond => DropsReport.Median(Free.Select(round => round.PerSecond));

    public double StalledPerSecond => DropsReport.Median(Stalled.Select(round => round.PerSecond));

    /// <summary>Of the frames handed out while they did not read, those that went to them all the same; 0 when their way was full.</summary>
    public double Swallowed => DropsReport.Median(Stalled.Select(round => 1 - (1 / Math.Max(1, round.Handed))));

    /// <summary>p99 of those who read, over that when all read; the median of the pairs.</summary>
    public double P99Ratio => DropsReport.Median(Free.Zip(Stalled, (free, stalled) => stalled.P99 / free.P99));
}
