using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LiveRooms.Faults.Kit;
using LiveRooms.Grains.Journal;
using LiveRooms.TestKit;
using StackExchange.Redis;

namespace LiveRooms.Faults.Outage;

/// <summary>
/// With <c>appendfsync everysec</c>: how old the oldest acknowledged write is that is not on the disk, seen every 50 ms under load. That
/// is what is lost when the machine dies at that moment. The system calls of Redis are watched from outside, by strace.
/// </summary>
public sealed partial class UnsyncedTests(ITestOutputHelper output)
{
    private const int Writers = 16;
    private static readonly byte[] Entry = new byte[400];
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Length = LongRun.Choose(TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(60));

    [Fact]
    public async Task What_a_dying_machine_would_forget_is_measured()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "strace is not installed (Debian: apt install strace).");
        await using var redis = new RealRedis();
        await redis.Start("--appendfsync", "everysec").Soon();
        await using var journals = new RedisJournals(redis.Configuration);
        var journal = journals.Open();
        using var over = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(number => Write(journal, number, over.Token)));
        using var strace = Process.Start(new ProcessStartInfo(
            "/usr/bin/strace", ["-f", "-ttt", "-T", "-e", "trace=fdatasync,fsync", "-p", $"{redis.ProcessId}"])
        { RedirectStandardError = true })!;
        var traced = strace.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var (looks, pending, delayed) = await Watch(redis.Configuration);
        strace.Kill();
        await over.CancelAsync();
        var written = (await writing.Soon()).Sum();

        var syncs = Syncs(await traced.Soon());
        var ages = looks.Select(look => Age(syncs, look)).OfType<double>().Order().ToArray();
        Assert.SkipWhen(ages.Length == 0, "strace may not watch here.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{written / Length.TotalSeconds:F0} acknowledged appends/s, {syncs.Count} syncs, the longest {syncs.Max(s => s.End - s.Begin) * 1e3:F0} ms; not on disk at "
            + $"{ages.Length} looks: p50 {ages[ages.Length / 2]:F2} s, p99 {ages[ages.Length * 99 / 100]:F2} s, most {ages[^1]:F2} s; "
            + $"aof_pending_bio_fsync was set at {pending} looks, aof_delayed_fsync {delayed}"));
        Assert.True(written > 0);
    }

    private static async Task<long> Write(RedisJournal journal, int number, CancellationToken over)
    {
        var key = new JournalKey("drop", $"written-{number}");
        long version = 0;
        while (!over.IsCancellationRequested && await journal.Append(key, version, Entry))
            version++;
        return version;
    }

    private static async Task<(List<double> Looks, int Pending, string Delayed)> Watch(ConfigurationOptions store)
    {
        await using var admin = await ConnectionMultiplexer.ConnectAsync(store);
        var (looks, pending, delayed) = (new List<double>(), 0, "");
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < Length)
        {
            looks.Add((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds);
            var info = (await admin.GetServers()[0].InfoAsync("persistence")).SelectMany(section => section).ToDictionary(line => line.Key, line => line.Value);
            pending += info["aof_pending_bio_fsync"] == "0" ? 0 : 1;
            delayed = info["aof_delayed_fsync"];
            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return (looks, pending, delayed);
    }

    /// <summary>Begin and end of each, in seconds since 1970.</summary>
    private static List<(double Begin, double End)> Syncs(string trace)
    {
        var syncs = new List<(double, double)>();
        foreach (Match line in Sync().Matches(trace))
        {
            var (at, took) = (Number(line.Groups["at"].Value), Number(line.Groups["took"].Value));
            syncs.Add(line.Groups["resumed"].Success ? (at - took, at) : (at, at + took));
        }

        return syncs;
    }

    /// <summary>What was written before the newest sync that has ended began is on the disk.</summary>
    private static double? Age(List<(double Begin, double End)> syncs, double look)
    {
        var ended = syncs.Where(sync => sync.End <= look).ToArray();
        return ended.Length == 0 ? null : look - ended.Max(sync => sync.Begin);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<at>\d+\.\d+) (?<resumed><\.\.\. )?f(data)?sync.*= 0 <(?<took>[\d.]+)>")]
    private static partial Regex Sync();
}
