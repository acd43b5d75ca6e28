using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Listening;

/// <summary>What an edge's metrics say of its sockets.</summary>
internal sealed class SocketWatch : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _counts = new();

    internal SocketWatch(HubBench bench)
    {
        var meters = bench.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Name.StartsWith("liverooms.edge.sockets", StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            _counts.AddOrUpdate(tags.Length == 0 ? "undecided" : $"{tags[0].Key} {tags[0].Value}", value, (_, old) => old + value));
        _listener.Start();
    }

    internal long ByEdge => _counts.GetValueOrDefault("by edge");

    internal long ByKestrel => _counts.GetValueOrDefault("by kestrel");

    internal long Undecided => _counts.GetValueOrDefault("undecided");

    internal long RefusedBy(string limit) => _counts.GetValueOrDefault($"limit {limit}");

    /// <summary>Ends when so many sockets are the edge's: it is counted after the client is answered.</summary>
    internal Task EdgeHas(long sockets) => Patience.Until(() => ByEdge >= sockets);

    /// <summary>Ends when so many sockets are Kestrel's.</summary>
    internal Task KestrelHas(long sockets) => Patience.Until(() => ByKestrel >= sockets);

    public void Dispose() => _listener.Dispose();
}
