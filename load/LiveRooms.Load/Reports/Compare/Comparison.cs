using System.Globalization;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Reports.Figures;

namespace LiveRooms.Load.Reports.Compare;

/// <summary>
/// Two runs beside each other. Judged are the verdict, the gates, lost agents, the medians and 99th percentiles of enough times, and the
/// share of acts that failed; that one of these is not there any more is worse. Rates, what was done and the rarest times are only shown.
/// </summary>
/// <param name="Doubts">What makes the figures of one of them less than they seem.</param>
/// <param name="Unlike">What was not the same in both, so that a change may come from there.</param>
internal sealed record Comparison(IReadOnlyList<ComparedFigure> Figures, IReadOnlyList<string> Doubts, IReadOnlyList<string> Unlike)
{
    // Fewer say little about a 99th percentile; a change of so many microseconds is noise whatever the ratio; so is one failure in a thousand acts.
    private const long Enough = 1_000;
    private const long NoiseMicros = 1_000;
    private const double NoiseFailed = 0.001;
    private const string NotThere = "not there";

    /// <summary>Whether anything is worse by more than the tolerance.</summary>
    public bool IsWorse => Figures.Any(figure => figure.Judgement == Judgement.Worse);

    /// <summary>Lays them beside each other.</summary>
    /// <param name="tolerance">What may change without a word, as a share: 0.1 is a tenth.</param>
    public static Comparison Of(RunResult before, RunResult after, double tolerance) => new(
        [
            .. Gates(before, after), .. Latencies(before.Measurements, after.Measurements, tolerance), .. Acts(before.Measurements, after.Measurements),
            .. Rates(before.Measurements, after.Measurements),
        ],
        [.. About.Warnings(before).Select(static doubt => $"before: {doubt}"), .. About.Warnings(after).Select(static doubt => $"after: {doubt}")],
        [.. Differences(before, after)]);

    private static IEnumerable<ComparedFigure> Gates(RunResult before, RunResult after)
    {
        if (before.Passed != after.Passed)
            yield return new("run", Word(before.Passed), Word(after.Passed), "", after.Passed ? Judgement.Better : Judgement.Worse);
        var (fell, fall) = (before.Agents.Count(static agent => agent.Lost), after.Agents.Count(static agent => agent.Lost));
        if (fell > 0 || fall > 0)
            yield return new("agents lost", $"{fell}", $"{fall}", "", fall > fell ? Judgement.Worse : fall < fell ? Judgement.Better : Judgement.Same);
        // The same objective may be there twice.
        var old = before.Gates.DistinctBy(gate => gate.Gate).ToDictionary(gate => gate.Gate);
        foreach (var gate in after.Gates.DistinctBy(gate => gate.Gate))
        {
            if (old.GetValueOrDefault(gate.Gate) is not { } was)
                yield return new(gate.Gate, NotThere, Word(gate.Passed), "", gate.Passed ? Judgement.None : Judgement.Worse);
            else if (was.Passed != gate.Passed)
                yield return new(gate.Gate, Word(was.Passed), Word(gate.Passed), "", gate.Passed ? Judgement.Better : Judgement.Worse);
        }

        foreach (var gone in old.Keys.Except(after.Gates.Select(gate => gate.Gate)))
            yield return new(gone, Word(old[gone].Passed), NotThere, "", Judgement.Worse);

        static string Word(bool passed) => passed ? "passed" : "failed";
    }

    private static IEnumerable<ComparedFigure> Latencies(Measurements before, Measurements after, double tolerance)
    {
        var (earlier, later) = (All(before), All(after));
        foreach (var key in later.Keys.Concat(earlier.Keys.Except(later.Keys)))
        {
            foreach (var figure in Times(key, earlier.GetValueOrDefault(key), later.GetValueOrDefault(key)))
                yield return figure;
        }

        ComparedFigure[] Times(string key, LatencySummary? was, LatencySummary? now) => (was, now) switch
        {
            (null, { } came) => [new($"{key} p99", NotThere, Units.Time(came.P99), "", Judgement.None)],
            ({ } went, null) => [new($"{key} p99", Units.Time(went.P99), NotThere, "", IsJudged(went) ? Judgement.Worse : Judgement.None)],
            ({ } old, { } young) =>
            [
                Time($"{key} p50", old.P50, young.P50, IsJudged(old) && IsJudged(young)), Time($"{key} p99", old.P99, young.P99, IsJudged(old) && IsJudged(young)),
                Time($"{key} p99.9", old.P999, young.P999, judged: false),
            ],
            _ => [],
        };

        ComparedFigure Time(string name, long was, long now, bool judged) =>
            new(name, Units.Time(was), Units.Time(now), Ratio(was, now), !judged ? Judgement.None : Judge(was, now, tolerance));

        static bool IsJudged(LatencySummary latency) => latency.Count >= Enough && latency.Name != MetricNames.Lateness;

        static Dictionary<string, LatencySummary> All(Measurements measurements) =>
            LatencyGroup.Of(measurements).SelectMany(group => group.All).ToDictionary(latency => new SeriesKey(latency.Name, latency.Network).ToString());
    }

    private static Judgement Judge(long was, long now, double tolerance)
    {
        if (Math.Abs(now - was) <= NoiseMicros)
            return Judgement.Same;
        if (now > was * (1 + tolerance))
            return Judgement.Worse;
        return now < was / (1 + tolerance) ? Judgement.Better : Judgement.Same;
    }

    private static IEnumerable<ComparedFigure> Acts(Measurements before, Measurements after)
    {
        var (earlier, later) = (before.Acts.ToDictionary(act => act.Name), after.Acts.ToDictionary(act => act.Name));
        foreach (var name in later.Keys.Concat(earlier.Keys.Except(later.Keys)))
        {
            var (was, now) = (earlier.GetValueOrDefault(name), later.GetValueOrDefault(name));
            // Without this, acts that nobody was there to do would look well.
            yield return new($"{name} done", Share(was, Done), Share(now, Done), "", Judgement.None);
            yield return new($"{name} failed", Share(was, Failed), Share(now, Failed), "", now is null ? Judgement.Worse : was is null ? Judgement.None : Judge(Failed(now) - Failed(was)));
        }

        static Judgement Judge(double change) => Math.Abs(change) <= NoiseFailed ? Judgement.Same : change > 0 ? Judgement.Worse : Judgement.Better;

        static string Share(ActSummary? act, Func<ActSummary, double> of) => act is null ? NotThere : Units.Percent(of(act));

        static double Done(ActSummary act) => (double)act.Ok / Math.Max(1, act.Planned);

        static double Failed(ActSummary act) => (double)act.Failed.Values.Sum() / Math.Max(1, act.Planned - act.Skipped);
    }

    // A second of what was measured: a run's own length has the gathering of agents in it.
    private static IEnumerable<ComparedFigure> Rates(Measurements before, Measurements after)
    {
        foreach (var name in before.Counters.Keys.Union(after.Counters.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (Rate(before, name), Rate(after, name));
            yield return new($"{name} a second", Say(was), Say(now), now is { } ratio ? Ratio(was ?? 0, ratio) : "", Judgement.None);
        }

        static string Say(double? rate) => rate is { } known ? Units.Brief(known) : NotThere;

        static double? Rate(Measurements measured, string name) =>
            measured.Counters.TryGetValue(name, out var count) ? (double)count / Math.Max(1, measured.Timeline.Count) : null;
    }

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
