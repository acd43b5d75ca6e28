using System.Diagnostics.Metrics;
using LiveRooms.Edge;
using LiveRooms.Edge.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>Ours: the real edge on its default transport, over a show that is scripted in the same process.</summary>
internal sealed class OurServer : IBenchServer, IDisposable
{
    // Every line leaves at once in a frame of its own, however large the room, and whoever comes is let in: what a room's pace
    // and an edge's admission save or refuse is not what is measured here.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["LiveRooms:Edge:Tick"] = "00:00:00.005",
        ["LiveRooms:Edge:LongestTick"] = "00:00:00.005",
        ["LiveRooms:Edge:LargeRoom"] = "10000000",
        ["LiveRooms:Edge:HugeRoom"] = "10000000",
        ["LiveRooms:Edge:ConnectBurst"] = "10000000",
        ["LiveRooms:Edge:JoinBurst"] = "10000000",
        ["LiveRooms:Edge:ConnectionsPerAddress"] = "0",
    };

    private readonly MeterListener _meters = new();
    private readonly ScriptedShow _show;
    private long _handed;

    private OurServer(int port, ScriptedShow show)
    {
        (Port, _show) = (port, show);
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

    /// <summary>The edge over a scripted show.</summary>
    public static WebApplication Build(ScriptedShow show, Dictionary<string, string?> settings)
    {
        var builder = WebServer.Create();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<IGrainFactory>(new ScriptedGrains(show));
        builder.Services.AddLiveRoomsEdge(builder.Configuration);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapLiveRoomsEdge();
        return app;
    }

    /// <summary>The process.</summary>
    public static async Task<int> Run()
    {
        var show = new ScriptedShow();
        await using var app = Build(show, Settings);
        var port = await WebServer.Start(app);
        using var server = new OurServer(port, show);
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

        _show.FullSpeed = true;
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _show.FullSpeed = false;
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
