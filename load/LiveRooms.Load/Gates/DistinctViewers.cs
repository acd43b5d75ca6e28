using LiveRooms.Load.Markets;
using LiveRooms.Load.Markets.Sketches;

namespace LiveRooms.Load.Gates;

/// <summary>
/// As many different viewers were in rooms as planned, under the names that the engine gave them: exactly by the count of those who
/// came, and within 1 % by sketches of everybody, of each language and of each market.
/// </summary>
internal sealed class DistinctViewers(MarketPlan plan) : IGate
{
    /// <summary>How far a sketch may be off; see <see cref="HyperLogLog"/> for how sure that is.</summary>
    public const double Tolerance = 0.01;

    public string Name => GateNames.DistinctViewers;

    public GateVerdict Judge(GateReading reading)
    {
        var findings = new Findings();
        var whole = plan.Shows.Sum(show => show.Viewers);
        if (reading.Evidence.Viewers != whole)
            findings.Add($"{reading.Evidence.Viewers:N0} viewers came, planned were {whole:N0}");
        var (worst, estimate) = (0.0, 0.0);
        var known = plan.Shows.SelectMany(show => SketchNames.Of(show.Stand), (show, name) => (Name: name, show.Viewers))
            .GroupBy(part => part.Name, part => part.Viewers);
        foreach (var group in known)
        {
            var (viewers, about) = (group.Sum(), Estimate(reading, group.Key));
            var off = (about / viewers) - 1;
            worst = Math.Max(worst, Math.Abs(off));
            estimate = group.Key == SketchNames.All ? about : estimate;
            if (!(Math.Abs(off) <= Tolerance))
                findings.Add($"{group.Key}: the sketch tells {about:N0} different viewers, planned were {viewers:N0} ({off:P2} off)");
        }

        return findings.Verdict(
            Name,
            $"{whole:N0} viewers came; the sketch tells {estimate:N0} ({(estimate / whole) - 1:P2} off), the worst one of a language or market is {worst:P2} off.",
            $"The audience is not the one that was planned, in {findings.Count:N0} counts.{Lost.Note(reading.Evidence, "their viewers are missing")}");
    }

    // None is as good as an empty one.
    private static double Estimate(GateReading reading, string name) =>
        reading.Evidence.Sketches.TryGetValue(name, out var registers) ? new HyperLogLog(registers).Estimate() : 0;
}
