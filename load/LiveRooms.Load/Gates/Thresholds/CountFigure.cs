using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Gates.Thresholds;

/// <summary>What a counter came to, or how many times were taken; all together, or in a second on average.</summary>
internal sealed record CountFigure(string Name, bool ASecond) : Figure
{
    public override Finding? Find(Measurements measured)
    {
        var latency = measured.Latencies.FirstOrDefault(latency => new SeriesKey(latency.Name, latency.Network).ToString() == Name);
        if (!measured.Counters.TryGetValue(Name, out var count) && latency is null)
            return null;
        if (latency is not null && !measured.Counters.ContainsKey(Name))
            count = latency.Count;
        var seconds = Math.Max(1, measured.Timeline.Count);
        return new Finding(ASecond ? (double)count / seconds : count, Words($"{count:N0} in {seconds:N0} s"), []);
    }

    public override string Say(double value) => ASecond ? Words($"{value:N1}/s") : Words($"{value:N0}");
}
