using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Edge.Transport.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Bench.Edge.Memory;

/// <summary>
/// <c>edge --memory</c>: as many viewers as asked for in one room of one process, without sockets, on the real edge at its own
/// pace. What they hold, and what reaching them costs when nobody's kernel takes part.
/// </summary>
internal static class MemorySuite
{
    // Lines a second: more than a huge room shows.
    private const double Lines = 100;

    // Admission is set aside: the crowd is let in as fast as it comes.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["LiveRooms:Edge:ConnectBurst"] = "10000000",
        ["LiveRooms:Edge:JoinBurst"] = "10000000",
    };

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    public static async Task<int> Run(int viewers)
    {
        var show = new ScriptedShow();
        await using var app = OurServer.Build(show, Settings);
        await WebServer.Start(app);

        using var crowd = new MemoryCrowd(app.Services.GetRequiredService<MemoryTransport>(), viewers);
        var empty = Now();
        var begun = Stopwatch.GetTimestamp();
        await crowd.Enter();
        var joining = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var joined = Now();
        ServerControl.CollectGarbage();
        var idle = Now();
        Console.WriteLine($"{viewers:N0} viewers joined in {joining:N1} s: {(joined.Cpu - empty.Cpu) * 1e6 / viewers:N1} us each; they hold {(idle.Heap - empty.Heap) / viewers:N0} bytes each, "
            + $"the process {idle.Resident / Gigabyte:N2} GiB.");

        var room = await Watch(show, crowd, viewers);
        room["joins_per_s"] = Math.Round(viewers / joining);
        room["cpu_us_per_join"] = Math.Round((joined.Cpu - empty.Cpu) * 1e6 / viewers, 1);
        room["heap_bytes_per_viewer"] = Math.Round((idle.Heap - empty.Heap) / viewers);
        room["resident_gib_idle"] = Math.Round(idle.Resident / Gigabyte, 2);
        room["resident_gib_most"] = Math.Round(MostResident() / Gigabyte, 2);
        Console.WriteLine($"At most the process held {MostResident() / Gigabyte:N2} GiB; goal for 1,000,000 viewers: at most 16.");
        Console.WriteLine(room.ToJsonString());
        // A million goodbyes are nobody's figure.
        Environment.Exit(crowd.Lost == 0 ? 0 : 1);
        return 0;
    }

    private const double Gigabyte = 1L << 30;

    private static async Task<JsonObject> Watch(ScriptedShow show, MemoryCrowd crowd, int viewers)
    {
        using var stop = new CancellationTokenSource(Measured);
        var (frames, before, pause, allocated) = (crowd.Frames, Now(), GC.GetTotalPauseDuration(), GC.GetTotalAllocatedBytes(precise: true));
        await Pulse.Run(Lines, () => Said(show), stop.Token);
        // The last frames are on their way for a tick of the room.
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        var after = Now();
        double delivered = crowd.Frames - frames;
        var (p50, p99, p999) = (crowd.Seen.Latencies.Within(0.5), crowd.Seen.Latencies.Within(0.99), crowd.Seen.Latencies.Within(0.999));
        var cpu = (after.Cpu - before.Cpu) * 1e6 / delivered;
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / delivered;
        var paused = (GC.GetTotalPauseDuration() - pause).TotalMilliseconds;
        Console.WriteLine($"{delivered:N0} deliveries in {Measured.TotalSeconds:0} s, {delivered / viewers:N1} a viewer, the least served {crowd.Fewest:N0}; {cpu:N3} us and {bytes:N2} bytes each; "
            + $"p50 {p50:N0}, p99 {p99:N0}, p99.9 {p999:N0} ms; collections stopped all for {paused:N0} ms; {crowd.Lost:N0} viewers lost.");
        return new JsonObject
        {
            ["suite"] = "edge-memory",
            ["viewers"] = viewers,
            ["load_average"] = Tools.LoadAverage(),
            ["deliveries"] = delivered,
            ["fewest_frames"] = crowd.Fewest,
            ["cpu_us_per_delivery"] = Math.Round(cpu, 3),
            ["alloc_bytes_per_delivery"] = Math.Round(bytes, 2),
            ["p50_ms"] = Math.Round(p50, 1),
            ["p99_ms"] = Math.Round(p99, 1),
            ["p999_ms"] = Math.Round(p999, 1),
            ["gc_pause_ms"] = Math.Round(paused),
            ["lost_viewers"] = crowd.Lost,
        };
    }

    private static Task Said(ScriptedShow show)
    {
        show.Say();
        return Task.CompletedTask;
    }

    private static (double Cpu, double Heap, double Resident) Now() =>
        (Environment.CpuUsage.TotalTime.TotalSeconds, GC.GetTotalMemory(forceFullCollection: false), Environment.WorkingSet);

    // The most the process ever held, in bytes.
    private static double MostResident()
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1_024;
    }
}
