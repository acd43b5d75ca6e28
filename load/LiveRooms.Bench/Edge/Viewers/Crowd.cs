using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LiveRooms.Bench.Edge.Servers;

namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>
/// A process of viewers, far cheaper than any server: it does what its standard input says, a command a line, and answers each
/// with a reading. It ends with its input.
/// </summary>
internal sealed class Crowd
{
    public const string Ready = "ready";
    public const string Open = "open";
    public const string Stall = "stall";
    /// <summary>Before three rates of all viewers together, a second: lines, calls with hearts, reservations.</summary>
    public const string Talk = "talk";

    public const string Begin = "begin";
    public const string End = "end";
    public const string Close = "close";

    private const int Parts = 2;

    private readonly CrowdPart[] _parts;
    private readonly Gate[] _gates;
    private long[] _begunBytes = [];
    private Counts[] _begun = [];
    private long _begunAt;
    private long _begunMicros;
    private double _begunCpu;

    private Crowd(int block, Gate[] gates) =>
        (_parts, _gates) = ([.. Enumerable.Range(0, Parts).Select(number => new CrowdPart(number, Parts, block))], gates);

    /// <summary>The process.</summary>
    /// <param name="block">Which block of addresses its viewers come from: each process has its own.</param>
    /// <param name="ports">The servers', each with a slash and a room behind it where it is not the one room of the suite.</param>
    public static async Task<int> Run(int block, IEnumerable<string> ports)
    {
        var crowd = new Crowd(block, [.. ports.Select(port => Gate.Parse(port))]);
        crowd.Mark();
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            var words = command.Split(' ');
            await crowd.Do(words[0], [.. words[1..].Select(word => double.Parse(word, CultureInfo.InvariantCulture))]);
            Console.WriteLine(JsonSerializer.Serialize(crowd.Read(), EdgeJson.Default.CrowdReading));
        }

        foreach (var part in crowd._parts)
            await part.DisposeAsync();
        return 0;
    }

    private async Task Do(string command, double[] arguments)
    {
        switch (command)
        {
            case Open:
                Mark();
                var (count, window) = ((int)arguments[0], (int)arguments[1]);
                await All((part, number) => part.Open(new Batch(_gates, Part(count, number), Part(window, number))));
                break;
            case Stall:
                Each(part => part.Stall(arguments[0]));
                break;
            case Talk:
                Each(part => part.Talk(arguments[0] / Parts, arguments[1] / Parts, arguments[2] / Parts));
                break;
            case Begin:
                Mark();
                break;
            case Close:
                await All((part, _) => part.Close());
                break;
            default:
                break;
        }
    }

    private static int Part(int count, int number) => (count / Parts) + (number < count % Parts ? 1 : 0);

    private Task All(Func<CrowdPart, int, Task> work) => Task.WhenAll(_parts.Select(work));

    private void Each(Action<CrowdPart> work)
    {
        foreach (var part in _parts)
            work(part);
    }

    private void Mark()
    {
        _begun = [.. _parts.Select(part => part.Counts.Copy())];
        _begunBytes = [.. _parts.Select(part => part.Bytes)];
        (_begunAt, _begunMicros) = (Stopwatch.GetTimestamp(), BenchRoom.Micros());
        _begunCpu = Environment.CpuUsage.TotalTime.TotalSeconds;
    }

    private CrowdReading Read()
    {
        var counts = new Counts();
        for (var i = 0; i < Parts; i++)
            counts.Add(_parts[i].Counts.Since(_begun[i]));
        var times = counts.Latencies;
        return new CrowdReading(
            _parts.Sum(part => part.Joined), _parts.Sum(part => part.Lost), _parts.Select(part => part.Why).FirstOrDefault(why => why is not null),
            Stopwatch.GetElapsedTime(_begunAt).TotalSeconds, Math.Max(0, counts.LastAt - _begunMicros) / 1e6, counts.Frames, counts.Lines,
            times.Within(0.5), times.Within(0.99), times.Within(0.999), Environment.CpuUsage.TotalTime.TotalSeconds - _begunCpu, _parts.Sum(part => part.Bytes) - _begunBytes.Sum(), counts.FirstActs);
    }
}
