using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Bench.Edge.Viewers;
using LiveRooms.Bench.Machine;

namespace LiveRooms.Bench.Edge;

/// <summary>A way to reach a crowd: its server processes and the process of its viewers.</summary>
internal sealed class Contender : IAsyncDisposable
{
    private readonly List<Dialogue> _servers;
    private readonly Dialogue _crowd;

    private Contender(string name, List<Dialogue> servers, Dialogue crowd) => (Name, _servers, _crowd) = (name, servers, crowd);

    public string Name { get; }

    /// <summary>Viewers in the room.</summary>
    public int Viewers { get; private set; }

    /// <summary>Viewers whose connection ended against their will, and what the first of them heard.</summary>
    public (int Viewers, string? Why) Lost { get; private set; }

    /// <summary>Starts servers and viewers.</summary>
    /// <param name="name">As people read it.</param>
    /// <param name="block">Which addresses its viewers come from: a number of its own.</param>
    /// <param name="servers">The arguments of each server process.</param>
    public static async Task<Contender> Start(string name, int block, params IReadOnlyList<string[]> servers)
    {
        var started = await Task.WhenAll(servers.Select(arguments => Dialogue.Start(arguments)));
        string[] crowd = [EdgeVerbs.Crowd, Text(block), .. started.Select(server => server.First[ServerControl.Open.Length..])];
        return new Contender(name, [.. started.Select(server => server.Process)], (await Dialogue.Start(crowd)).Process);
    }

    /// <summary>Lets more viewers in.</summary>
    public async Task<JoinSample> Join(int viewers)
    {
        var before = await Tell(ServerControl.Report);
        var crowd = await See($"{Crowd.Open} {Text(viewers)} {Text(EdgePlan.Window)}");
        var servers = await Tell(ServerControl.Report) - before;
        return new JoinSample(viewers / crowd.Seconds, servers.CpuSeconds * 1e6 / viewers);
    }

    /// <summary>Closes all viewers' connections.</summary>
    public Task Leave() => See(Crowd.Close);

    /// <summary>Lets this share of the viewers stop reading, and all others read.</summary>
    public Task Stall(double share) => See(string.Create(CultureInfo.InvariantCulture, $"{Crowd.Stall} {share}"));

    /// <summary>Takes the room's history away, and waits until those who are in it know.</summary>
    public async Task Forget()
    {
        await Tell(ServerControl.Forget);
        await Task.Delay(EdgePlan.Grace, TimeProvider.System, CancellationToken.None);
    }

    /// <summary>The servers' memory once nothing is left over in it.</summary>
    public Task<ServerReading> Memory() => Tell(ServerControl.Collect);

    /// <summary>Waits until the servers have compiled what they keep running, or for so long.</summary>
    public async Task Settle(TimeSpan most)
    {
        var begun = Stopwatch.GetTimestamp();
        var compiled = (await Tell(ServerControl.Report)).Compiled;
        while (Stopwatch.GetElapsedTime(begun) < most)
        {
            await Task.Delay(2 * EdgePlan.Grace, TimeProvider.System, CancellationToken.None);
            var before = compiled;
            compiled = (await Tell(ServerControl.Report)).Compiled;
            if (compiled == before)
                return;
        }
    }

    /// <summary>Sends frames for a time; as fast as it goes when <paramref name="perSecond"/> is 0.</summary>
    public async Task<RoundSample> Run(double perSecond, TimeSpan time)
    {
        await See(Crowd.Begin);
        var before = await Tell(ServerControl.Report);
        await Publish(string.Create(CultureInfo.InvariantCulture, $"{ServerControl.Publish}{perSecond}"));
        await Task.Delay(time, TimeProvider.System, CancellationToken.None);
        await Publish(ServerControl.Stop);
        var crowd = await Quiet();
        return RoundSample.Of(time, await Tell(ServerControl.Report) - before, crowd);
    }

    public async ValueTask DisposeAsync()
    {
        await _crowd.DisposeAsync();
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    /// <summary>Waits until no frame comes any more: who is behind would live on the next one's time.</summary>
    private async Task<CrowdReading> Quiet()
    {
        var begun = Stopwatch.GetTimestamp();
        var (before, now) = (-1L, await See(Crowd.End));
        while (now.Frames != before && Stopwatch.GetElapsedTime(begun) < EdgePlan.MostLate)
        {
            before = now.Frames;
            await Task.Delay(EdgePlan.Grace, TimeProvider.System, CancellationToken.None);
            now = await See(Crowd.End);
        }

        if (now.Frames != before)
            Console.WriteLine($"  {Name} still sends after {EdgePlan.MostLate.TotalSeconds:0} s: what is measured next is beside it.");
        return now;
    }

    // With a backplane it does not matter which of them publishes.
    private Task<string> Publish(string command) => _servers[0].Ask(command);

    private async Task<ServerReading> Tell(string command)
    {
        var answers = await Task.WhenAll(_servers.Select(server => server.Ask(command)));
        return answers.Select(answer => JsonSerializer.Deserialize(answer, EdgeJson.Default.ServerReading)!).Aggregate((a, b) => a + b);
    }

    private async Task<CrowdReading> See(string command)
    {
        var reading = JsonSerializer.Deserialize(await _crowd.Ask(command), EdgeJson.Default.CrowdReading)!;
        (Viewers, Lost) = (reading.Viewers, (reading.Lost, reading.Why));
        return reading;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
