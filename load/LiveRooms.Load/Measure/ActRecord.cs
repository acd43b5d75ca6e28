using System.Collections.Concurrent;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Measure;

/// <summary>What becomes of an act. Its times are those of answers, yes or no; what went wrong is counted and has no time.</summary>
/// <param name="latency">Of the answers; null where there are none.</param>
internal sealed class ActRecord(string name, ILatency? latency, ILatency lateness)
{
    // So many codes and reasons are told apart.
    private const int MostReasons = 100;
    private const string Others = "others";

    private readonly Counter _planned = new();
    private readonly Counter _ok = new();
    private readonly Counter _skipped = new();
    private readonly ConcurrentDictionary<string, Counter> _refused = new();
    private readonly ConcurrentDictionary<string, Counter> _failed = new();

    public long Ok => _ok.Total;

    public long Refused => _refused.Values.Sum(counter => counter.Total);

    public long Failed => _failed.Values.Sum(counter => counter.Total);

    /// <summary>It was due.</summary>
    public void OnPlanned() => _planned.Add();

    /// <summary>It began, so many microseconds after it was due.</summary>
    public void OnBegun(long late) => lateness.Record(late);

    /// <summary>It is over.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="micros">Since it was due.</param>
    public void OnEnd(Outcome outcome, long micros)
    {
        switch (outcome.Kind)
        {
            case OutcomeKind.Ok:
                _ok.Add();
                latency?.Record(micros);
                break;
            case OutcomeKind.Refused:
                Count(_refused, outcome.Code);
                latency?.Record(micros);
                break;
            case OutcomeKind.Skipped:
                _skipped.Add();
                break;
            default:
                Count(_failed, outcome.Code);
                break;
        }
    }

    /// <summary>As it stands; what was due and is not over counts as failed.</summary>
    public ActSummary Sum()
    {
        var (refused, failed) = (Totals(_refused), Totals(_failed));
        var (planned, ok, skipped) = (_planned.Total, _ok.Total, _skipped.Total);
        var missing = planned - ok - skipped - refused.Values.Sum() - failed.Values.Sum();
        if (missing > 0)
            failed[ActRun.Unfinished] = missing + failed.GetValueOrDefault(ActRun.Unfinished);
        return new ActSummary(name, planned, ok, refused, failed, skipped);
    }

    private static void Count(ConcurrentDictionary<string, Counter> counters, string? reason)
    {
        if (counters.TryGetValue(reason ?? Others, out var counter))
            counter.Add();
        else
            counters.GetOrAdd(reason is null || counters.Count >= MostReasons ? Others : reason, static _ => new Counter()).Add();
    }

    private static Dictionary<string, long> Totals(ConcurrentDictionary<string, Counter> counters) =>
        counters.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value.Total);
}
