using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LiveRooms.Bench.Edge.Servers;
using LiveRooms.Bench.Machine;

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

    private const int Threads = 2;

    private readonly CrowdThread[] _threads = [.. Enumerable.Range(0, Threads).Select(number => new CrowdThread(number))];
    private readonly Gate[] _gates;
    private readonly int _block;
    private Counts[] _begun = [];
    private long _begunAt;
    private long _begunMicros;
    private double _begunCpu;

    private Crowd(int block, Gate[] gates) => (_block, _gates) = (block, gates);

    /// <summary>The process.</summary>
    /// <param name="block">Which block of addresses its viewers come from: each process has its own.</param>
    /// <param name="silent">Whether the servers have no hub.</param>
    /// <param name="ports">The servers', each with a slash and a room behind it where it is not the one room of the suite.</param>
    public static async Task<int> Run(int block, bool silent, IEnumerable<string> ports)
    {
        FileLimit.Raise();
        var crowd = new Crowd(block, [.. ports.Select(port => Gate.Parse(port, silent))]);
        crowd.Mark();
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is { } command)
        {
            var words = command.Split(' ');
            await crowd.Do(words[0], [.. words[1..].Select(word => double.Parse(word, CultureInfo.InvariantCulture))]);
            Console.WriteLine(JsonSerializer.Serialize(crowd.Read(), EdgeJson.Default.CrowdReading));
        }

        return 0;
    }

    private async Task Do(string command, double[] arguments)
    {
        switch (command)
        {
            case Open:
                Mark();
                var (count, window) = ((int)arguments[0], (int)arguments[1]);
                await All((thread, number) => thread.Open(new Batch(_gates, Part(count, number), Part(window, number), _block)));
                break;
            case Stall:
                await All((thread, _) => thread.Stall(arguments[0]));
                break;
            case Talk:
                await All((thread, _) => thread.Talk(arguments[0] / Threads, arguments[1] / Threads, arguments[2] / Threads));
                break;
            case Begin:
                Mark();
                break;
            case Close:
                await All((thread, _) => thread.Close());
                break;
            default:
                break;
        }
    }

    private static int Part(int count, int number) => (count / Threads) + (number < count % Threads ? 1 : 0);

    private Task All(Func<CrowdThread, int, Task> work) => Task.WhenAll(_threads.Select(work));

    private void Mark()
    {
        _begun = [.. _threads.Select(thread => thread.Counts.Copy())];
        (_begunAt, _begunMicros) = (Stopwatch.GetTimestamp(), BenchRoom.Micros());
        _begunCpu = Environment.CpuUsage.TotalTime.TotalSeconds;
    }

    private CrowdReading Read()
    {
        var counts = new Counts();
        for (var i = 0; i < Threads; i++)
            counts.Add(_threads[i].Counts.Since(_begun[i]));
        var times = counts.Latencies;
        return new CrowdReading(
            _threads.Sum(thread => thread.Joined), _threads.Sum(thread => thread.Lost), _threads.Select(thread => thread.Why).FirstOrDefault(why => why is not null),
            Stopwatch.GetElapsedTime(_begunAt).TotalSeconds, Math.Max(0, counts.LastAt - _begunMicros) / 1e6, counts.Frames, counts.Lines,
            times.Within(0.5), times.Within(0.99), times.Within(0.999), Environment.CpuUsage.TotalTime.TotalSeconds - _begunCpu, counts.Bytes, counts.FirstActs);
    }
}
