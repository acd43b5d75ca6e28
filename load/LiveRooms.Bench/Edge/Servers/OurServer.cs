using System.Diagnostics.Metrics;
using LiveRooms.Edge;
using LiveRooms.Edge.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>Ours: the real edge on its default transport, over a show that is scripted in the same process.</summary>
internal sealed class OurServer : IBenchServer, IDisposable
{
    // At full speed nothing shall wait for a clock: the shortest that is allowed.
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(5);

    private readonly MeterListener _meters = new();
    private readonly ScriptedShow _show;
    private readonly EdgeOptions _options;
    private readonly TimeSpan _tick;
    private long _handed;

    private OurServer(int port, ScriptedShow show, EdgeOptions options)
    {
        (Port, _show, _options, _tick) = (port, show, options, options.Tick);
        _meters.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument is { Meter.Name: EdgeMetrics.MeterName, Name: "liverooms.edge.deliveries" })
                meters.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<long>((_, more, _, _) => Interlocked.Add(ref _handed, more));
        _meters.Start();
    }

    /// <inheritdoc/>
    public int Port { get; }

    /// <inheritdoc/>
    public long Handed => Interlocked.Read(ref _handed);

    /// <summary>The process.</summary>
    public static async Task<int> Run()
    {
        var builder = WebServer.Create();
        var show = new ScriptedShow();
        builder.Services.AddSingleton<IGrainFactory>(new ScriptedGrains(show));
        builder.Services.AddLiveRoomsEdge(builder.Configuration);
        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapLiveRoomsEdge();
        var port = await WebServer.Start(app);
        using var server = new OurServer(port, show, app.Services.GetRequiredService<IOptions<EdgeOptions>>().Value);
        return await ServerControl.Run(server);
    }

    /// <inheritdoc/>
    public async Task Publish(double perSecond, CancellationToken stop)
    {
        if (perSecond > 0)
        {
            await Pulse.Run(perSecond, Say, stop);
            return;
        }

        _options.Tick = ShortestTick;
        _show.FullSpeed = true;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _show.FullSpeed = false;
        _options.Tick = _tick;
    }

    /// <inheritdoc/>
    public void Forget() => _show.Forget();

    /// <inheritdoc/>
    public void Dispose() => _meters.Dispose();

    private Task Say()
    {
        _show.Say();
        return Task.CompletedTask;
    }
}
