using HdrHistogram;

namespace LiveRooms.Load.Measure;

/// <summary>
/// All distributions of one name: of each network, and the whole. The whole is what was recorded without a network; when nothing was,
/// it is all networks together.
/// </summary>
internal sealed class LatencySeries(string name)
{
    private readonly List<Part> _parts = [];
    private readonly LongHistogram _whole = Buckets.Histogram();
    private readonly LongHistogram _second = Buckets.Histogram();

    public string Name => name;

    /// <summary>The handle of a network; the same each time.</summary>
    public Latency Of(string? network) => PartOf(network).Latency;

    /// <summary>The handle of the whole for somebody who records nothing but what is to be measured: it is never forgotten.</summary>
    public Latency Kept()
    {
        var part = PartOf(null);
        part.Kept = true;
        return part.Latency;
    }

    /// <summary>Takes in what came since the last time; tells what there was of it.</summary>
    public IEnumerable<(string? Network, SecondLatency Second)> Beat()
    {
        var told = new List<(string?, SecondLatency)>(_parts.Count + 1);
        _whole.Reset();
        foreach (var part in _parts)
        {
            _second.Reset();
            part.Latency.DrainInto(_second);
            if (_second.TotalCount == 0)
                continue;
            told.Add((part.Network, Distribution.Second(_second)));
            part.Total.Add(_second);
            _whole.Add(_second);
        }

        if (_whole.TotalCount > 0 && !_parts.Exists(part => part.IsWhole))
            told.Add((null, Distribution.Second(_whole)));
        return told;
    }

    /// <summary>Forgets what came so far.</summary>
    public void Forget()
    {
        foreach (var part in _parts.Where(part => !part.Kept))
        {
            part.Latency.DrainInto(_second);
            part.Total.Reset();
        }
    }

    /// <summary>Everything; the whole first.</summary>
    public IEnumerable<LatencySummary> Sum()
    {
        _whole.Reset();
        var parts = _parts.Where(part => part.Total.TotalCount > 0).ToList();
        foreach (var part in parts.Exists(part => part.IsWhole) ? parts.Where(part => part.IsWhole) : parts)
            _whole.Add(part.Total);
        if (parts.Count > 0)
            yield return Distribution.Sum(name, null, _whole);
        foreach (var part in parts.Where(part => !part.IsWhole))
            yield return Distribution.Sum(name, part.Network, part.Total);
    }

    private Part PartOf(string? network)
    {
        var part = _parts.Find(part => part.Network == network);
        if (part is null)
            _parts.Add(part = new Part(network));
        return part;
    }

    private sealed class Part(string? network)
    {
        public string? Network => network;

        public bool Kept { get; set; }

        public Latency Latency { get; } = new();

        public LongHistogram Total { get; } = Buckets.Histogram();

        public bool IsWhole => Network is null;
    }
}
