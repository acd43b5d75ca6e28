using System.Diagnostics.Metrics;
using LiveRooms.Edge.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>What the edge's own instruments say.</summary>
internal sealed class Gauges : IDisposable
{
    private readonly Dictionary<string, long> _sums = [];
    private readonly MeterListener _listener = new();

    internal Gauges(IServiceProvider services)
    {
        var scope = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == EdgeMetrics.MeterName && instrument.Meter.Scope == scope)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            lock (_sums)
                _sums[instrument.Name] = _sums.GetValueOrDefault(instrument.Name) + value;
        });
        _listener.Start();
    }

    /// <summary>Open hub connections, from when it began to listen.</summary>
    internal long Connections => this["liverooms.edge.connections"];

    /// <summary>Viewers ended because they were too slow.</summary>
    internal long TooSlow => this["liverooms.edge.viewers.too_slow"];

    private long this[string instrument]
    {
        get
        {
            lock (_sums)
                return _sums.GetValueOrDefault(instrument);
        }
    }

    public void Dispose() => _listener.Dispose();
}
