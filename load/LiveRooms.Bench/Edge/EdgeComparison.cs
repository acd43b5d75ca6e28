using LiveRooms.Bench.Drops;

namespace LiveRooms.Bench.Edge;

/// <summary>The servers of one step beside each other. What was not measured is NaN.</summary>
internal sealed class EdgeComparison(IReadOnlyDictionary<string, EdgeFigures> step)
{
    private readonly EdgeFigures _ours = step[EdgeSuite.Ours];

    public EdgeFigures this[string name] => step[name];

    public double Median(string name, Func<RoundSample, double> value) => Of(name, figures => figures.Rounds.Select(value));

    public double Joins(string name) => Of(name, figures => figures.Joins.Select(join => join.PerSecond));

    public double JoinMicros(string name) => Of(name, figures => figures.Joins.Select(join => join.CpuMicros));

    /// <summary>Our processor time a delivery over theirs, round by round; the median.</summary>
    public double CpuRatio(string name) =>
        Of(name, figures => _ours.Rounds.Zip(figures.Rounds, (ours, theirs) => ours.CpuMicros / theirs.CpuMicros));

    /// <summary>The same of a join.</summary>
    public double JoinRatio(string name) =>
        Of(name, figures => _ours.Joins.Zip(figures.Joins, (ours, theirs) => ours.CpuMicros / theirs.CpuMicros));

    /// <summary>Bytes allocated a delivery, beyond what a frame costs with one viewer in the room.</summary>
    public double AllocatedForViewers(string name) => Math.Max(0, Median(name, round => round.AllocatedBytes - (step[name].TickBytes / step[name].Viewers)));

    private double Of(string name, Func<EdgeFigures, IEnumerable<double>> values) =>
        step.TryGetValue(name, out var figures) ? DropsReport.Median(values(figures)) : double.NaN;
}
