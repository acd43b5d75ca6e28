using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Figures;

/// <summary>One of the few figures that people ask for first.</summary>
/// <param name="Note">What it is of, small; may be empty.</param>
internal sealed record KeyFigure(string Label, string Value, string Note)
{
    /// <summary>Those of a run, at most eight; what it did not measure is left out.</summary>
    public static IReadOnlyList<KeyFigure> Of(RunResult result)
    {
        var measured = result.Measurements;
        var figures = new List<KeyFigure>();
        if (measured.Timeline.Count > 0 && measured.Timeline.Max(point => point.Watched.GetValueOrDefault(MetricNames.Viewers)) is var most and > 0)
            figures.Add(new("Viewers", Units.Count(most), "in rooms at once, at most"));
        foreach (var group in LatencyGroup.Of(measured).Where(group => group.Name is MetricNames.Delivery or MetricNames.Join or MetricNames.OpeningSeen))
            figures.Add(new($"{Title(group.Name)} p99", Units.Time(group.Whole.P99), $"half within {Units.Time(group.Whole.P50)}; {Beyond(group)}"));
        Counter(MetricNames.Frames, "Frames received", Units.Brief);
        Counter(MetricNames.Lines, "Chat lines received", Units.Brief);
        Counter(MetricNames.FrameBytes, "Bytes of frames", Units.Bytes);
        if (measured.Acts.Count > 0)
            figures.Add(Done(measured));
        return figures;

        void Counter(string name, string label, Func<double, string> write)
        {
            if (!measured.Counters.TryGetValue(name, out var count) || count == 0)
                return;
            var peak = measured.Timeline.Count == 0 ? 0 : measured.Timeline.Max(point => point.Rates.GetValueOrDefault(name));
            figures.Add(new(label, write(count), $"{write(peak)}/s at most"));
        }
    }

    /// <summary>A name as a heading.</summary>
    public static string Title(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..].Replace('-', ' ')}";

    // A slow line is late by itself: who reads one figure must not take that for the engine's.
    private static string Beyond(LatencyGroup group) => group.Networks.Count > 1
        ? string.Join(", ", group.Networks.Select(static network => $"{network.Network} {Units.Time(network.P99)}"))
        : $"p99.9 {Units.Time(group.Whole.P999)}";

    // A second of what was measured: a run's own length has the gathering of agents in it.
    private static KeyFigure Done(Measurements measured)
    {
        var done = measured.Acts.Sum(act => act.Ok);
        var failed = measured.Acts.Sum(act => act.Failed.Values.Sum());
        return new("Acts done", Units.Brief(done), $"{Units.Brief((double)done / Math.Max(1, measured.Timeline.Count))}/s; {(failed == 0 ? "none" : Units.Count(failed))} failed");
    }
}
