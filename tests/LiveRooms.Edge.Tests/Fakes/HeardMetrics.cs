using System.Diagnostics.Metrics;
using LiveRooms.Edge.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>An edge's metrics, and the sum of what each instrument was told, by its tags.</summary>
internal sealed class HeardMetrics : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, double> _sums = [];
    private readonly MeterListener _listener = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    internal HeardMetrics()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == meters)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
        Metrics = new EdgeMetrics(meters);
    }

    internal EdgeMetrics Metrics { get; }

    /// <summary>What an instrument was told with these values of its tags, in their order; 0 when nothing.</summary>
    internal double this[string instrument, params string[] tags]
    {
        get
        {
            lock (_gate)
                return _sums.GetValueOrDefault(string.Join(' ', [instrument, .. tags]));
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = instrument.Name;
        foreach (var (_, tag) in tags)
            key += $" {tag}";
        lock (_gate)
            _sums[key] = _sums.GetValueOrDefault(key) + value;
    }
}
