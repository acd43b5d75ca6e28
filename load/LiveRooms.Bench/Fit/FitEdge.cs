using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Bench.Silo;
using LiveRooms.Edge;
using LiveRooms.Edge.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace LiveRooms.Bench.Fit;

/// <summary>
/// The edge of the experiments: the real one at its own pace, a client of the real silo. Only its admission is set aside. It answers
/// each line of its standard input with a reading and ends with it.
/// </summary>
internal static class FitEdge
{
    public const string Report = "report";
    public const string Collect = "collect";

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["LiveRooms:Edge:ConnectBurst"] = "10000000",
        ["LiveRooms:Edge:JoinBurst"] = "10000000",
        ["LiveRooms:Edge:ConnectionsPerAddress"] = "0",
        ["LiveRooms:Edge:RoomChatBurst"] = "100000",
        ["LiveRooms:Edge:RoomChatPerSecond"] = "100000",
        ["LiveRooms:Edge:RelayLinger"] = "00:00:01",
    };

    public static async Task<int> Run(int gateway)
    {
        var builder = WebServer.Create();
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, gateway));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = BenchSilo.ResponseTimeout);
        });
        builder.Services.AddLiveRoomsEdge(builder.Configuration);
        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapLiveRoomsEdge();
        using var meters = Listen(out var counts);
        var port = await WebServer.Start(app);
        Console.WriteLine(ServerControl.Open + port.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync() is { } command)
        {
            if (command == Collect)
                ServerControl.CollectGarbage();
            var reading = new FitReading(Environment.CpuUsage.TotalTime.TotalSeconds, Environment.WorkingSet, new Dictionary<string, long>(counts));
            Console.WriteLine(JsonSerializer.Serialize(reading, FitReadingJson.Default.FitReading));
        }

        return 0;
    }

    /// <summary>Counts what the edge counts: counters by name, and calls by method too; of times, how many.</summary>
    private static MeterListener Listen(out ConcurrentDictionary<string, long> counts)
    {
        var seen = counts = new ConcurrentDictionary<string, long>();
        var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == EdgeMetrics.MeterName && FitReading.IsCounted(instrument.Name))
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        meters.SetMeasurementEventCallback<long>((instrument, more, tags, _) =>
        {
            var name = instrument.Name;
            if (name == FitReading.Calls)
                name = FitReading.CallsOf((string)tags[0].Value!);
            seen.AddOrUpdate(name, more, (_, before) => before + more);
        });
        meters.SetMeasurementEventCallback<double>((instrument, _, _, _) => seen.AddOrUpdate(instrument.Name, 1, (_, before) => before + 1));
        meters.Start();
        return meters;
    }
}
