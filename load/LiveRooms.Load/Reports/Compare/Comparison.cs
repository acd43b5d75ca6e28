using System.Globalization;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Reports.Figures;

namespace LiveRooms.Load.Reports.Compare;

/// <summary>
/// Two runs beside each other. Judged are the medians and 99th percentiles of enough times, the share of acts that failed, and the gates.
/// Rates and the rarest times are only shown.
/// </summary>
/// <param name="Unlike">What was not the same in both, so that a change may come from there.</param>
internal sealed record Comparison(IReadOnlyList<ComparedFigure> Figures, IReadOnlyList<string> Unlike)
{
    // Fewer say little about a 99th percentile; a change of so many microseconds is noise whatever the ratio; so is one failure in a thousand acts.
    private const long Enough = 1_000;
    private const long NoiseMicros = 1_000;
    private const double NoiseFailed = 0.001;

    /// <summary>Whether anything is worse by more than the tolerance.</summary>
    public bool IsWorse => Figures.Any(figure => figure.Judgement == Judgement.Worse);

    /// <summary>Lays them beside each other.</summary>
    /// <param name="tolerance">What may change without a word, as a share: 0.1 is a tenth.</param>
    public static Comparison Of(RunResult before, RunResult after, double tolerance) => new(
        [
            .. Gates(before, after), .. Latencies(before.Measurements, after.Measurements, tolerance), .. Acts(before.Measurements, after.Measurements),
            .. Rates(before, after),
        ],
        [.. Differences(before, after)]);

    private static IEnumerable<ComparedFigure> Gates(RunResult before, RunResult after)
    {
        if (before.Passed != after.Passed)
            yield return new("run", Word(before.Passed), Word(after.Passed), "", after.Passed ? Judgement.Better : Judgement.Worse);
        if (after.Agents.Count(static agent => agent.Lost) is var lost and > 0)
            yield return new("agents lost", $"{before.Agents.Count(static agent => agent.Lost)}", $"{lost}", "", Judgement.Worse);
        var old = before.Gates.ToDictionary(gate => gate.Gate);
        foreach (var gate in after.Gates)
        {
            if (old.GetValueOrDefault(gate.Gate) is not { } was)
                yield return new(gate.Gate, "not there", Word(gate.Passed), "", gate.Passed ? Judgement.None : Judgement.Worse);
            else if (was.Passed != gate.Passed)
                yield return new(gate.Gate, Word(was.Passed), Word(gate.Passed), "", gate.Passed ? Judgement.Better : Judgement.Worse);
        }

        foreach (var gone in old.Keys.Except(after.Gates.Select(gate => gate.Gate)))
            yield return new(gone, Word(old[gone].Passed), "not there", "", Judgement.Worse);

        static string Word(bool passed) => passed ? "passed" : "failed";
    }

    private static IEnumerable<ComparedFigure> Latencies(Measurements before, Measurements after, double tolerance)
    {
        var old = All(before).ToDictionary(latency => (latency.Name, latency.Network));
        foreach (var latency in All(after))
        {
            if (!old.TryGetValue((latency.Name, latency.Network), out var was))
                continue;
            var name = new SeriesKey(latency.Name, latency.Network).ToString();
            var judged = Math.Min(latency.Count, was.Count) >= Enough && latency.Name != MetricNames.Lateness;
            yield return Time($"{name} p50", was.P50, latency.P50, judged);
            yield return Time($"{name} p99", was.P99, latency.P99, judged);
            yield return Time($"{name} p99.9", was.P999, latency.P999, judged: false);
        }

        ComparedFigure Time(string name, long was, long now, bool judged) =>
            new(name, Units.Time(was), Units.Time(now), Ratio(was, now), !judged ? Judgement.None : Judge(was, now, tolerance));

        static IEnumerable<LatencySummary> All(Measurements measurements) => LatencyGroup.Of(measurements).SelectMany(group => group.All);
    }

    private static Judgement Judge(long was, long now, double tolerance)
    {
        if (Math.Abs(now - was) <= NoiseMicros)
            return Judgement.Same;
        if (now > was * (1 + tolerance))
            return Judgement.Worse;
        return now < was / (1 + tolerance) ? Judgement.Better : Judgement.Same;
    }

    private static IEnumerable<ComparedFigure> Acts(Measurements before, Measurements after) =>
        from act in after.Acts
        join was in before.Acts on act.Name equals was.Name
        let change = Failed(act) - Failed(was)
        select new ComparedFigure(
            $"{act.Name} failed", Units.Percent(Failed(was)), Units.Percent(Failed(act)), "",
            Math.Abs(change) <= NoiseFailed ? Judgement.Same : change > 0 ? Judgement.Worse : Judgement.Better);

    private static double Failed(ActSummary act) => (double)act.Failed.Values.Sum() / Math.Max(1, act.Planned - act.Skipped);

    private static IEnumerable<ComparedFigure> Rates(RunResult before, RunResult after) =>
        from counter in after.Measurements.Counters
        where before.Measurements.Counters.ContainsKey(counter.Key)
        let was = before.Measurements.Counters[counter.Key] / Math.Max(1, before.Seconds)
        let now = counter.Value / Math.Max(1, after.Seconds)
        orderby counter.Key
        select new ComparedFigure($"{counter.Key} a second", Units.Brief(was), Units.Brief(now), Ratio(was, now), Judgement.None);

    private static IEnumerable<string> Differences(RunResult before, RunResult after)
    {
        var facts = new[]
        {
            ("scenario", before.Scenario, after.Scenario), ("target", before.Target, after.Target), ("transport", before.Transport, after.Transport),
            ("cores", $"{before.Machine.Cores}", $"{after.Machine.Cores}"), ("agents", $"{before.Agents.Count}", $"{after.Agents.Count}"),
        };
        var settings = before.Settings.Keys.Union(after.Settings.Keys).Order(StringComparer.Ordinal)
            .Select(name => (name, before.Settings.GetValueOrDefault(name, "not set"), after.Settings.GetValueOrDefault(name, "not set")));
        return facts.Concat(settings).Where(fact => fact.Item2 != fact.Item3).Select(fact => $"{fact.Item1}: {fact.Item2} before, {fact.Item3} after");
    }

    private static string Ratio(double was, double now) => was <= 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{now / was:0.00}");
}
