using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Server;
using LiveRooms.Server.Telemetry;

namespace LiveRooms.Deploy.Metrics;

/// <summary>The names under which Prometheus knows what a running server measures: of every instrument, used or not yet.</summary>
public sealed class EngineMetrics : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-metrics-").FullName;
    private readonly ConcurrentDictionary<string, bool> _names = new();
    private readonly MeterListener _listener = new();
    private ServerHost? _host;

    /// <summary>The names; a histogram's are those of its series.</summary>
    public IReadOnlyCollection<string> Names => [.. _names.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _listener.InstrumentPublished = (instrument, _) => Note(instrument);
        _listener.Start();
        _host = await ServerHost.Create(
        [
            "--urls=http://127.0.0.1:0", "--environment=Development", $"--LiveRooms:DataPath={_folder}", "--LiveRooms:Demo:Enabled=false",
            "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Orleans=None",
        ]);
        await _host.App.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(_host.App.Urls.First()) };
        foreach (var owner in Owners())
            Assert.NotNull(_host.App.Services.GetService(owner));
        Assert.Contains("items", await http.GetStringAsync(new Uri("/api/shows", UriKind.Relative)), StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        if (_host is { } host)
        {
            await host.App.StopAsync();
            await host.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    // Some make their instruments when they are first needed, which may be never in a test. All have a meter of their own.
    private static IEnumerable<Type> Owners() =>
        new[] { typeof(EdgeMetrics).Assembly, typeof(GrainMetrics).Assembly, typeof(ServerHost).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type.GetField(nameof(EdgeMetrics.MeterName)) is not null);

    private void Note(Instrument instrument)
    {
        if (!Sources.HasMeter(instrument.Meter.Name))
            return;
        var kind = instrument.GetType().GetGenericTypeDefinition();
        var counter = kind == typeof(Counter<>) || kind == typeof(ObservableCounter<>);
        var name = MetricNames.Of(instrument, counter);
        string[] endings = kind == typeof(Histogram<>) ? ["_bucket", "_count", "_sum"] : [""];
        foreach (var ending in endings)
            _names[name + ending] = true;
    }
}
