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
    internal long Connections
    {
        get
        {
            lock (_sums)
                return _sums.GetValueOrDefault("liverooms.edge.connections");
        }
    }

    public void Dispose() => _listener.Dispose();
}
