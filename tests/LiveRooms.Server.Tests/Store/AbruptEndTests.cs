using System.Diagnostics;
using System.Globalization;
using LiveRooms.Grains.Journal;
using LiveRooms.Server.Store;
using LiveRooms.TestKit;
using LiveRooms.TestKit.Journal;

namespace LiveRooms.Server.Tests.Store;

/// <summary>SIGKILL in the middle of writing, again and again, on one data folder.</summary>
public sealed class AbruptEndTests : IDisposable
{
    private const int Rounds = 3;
    private const int Journals = 6;
    private const int LargestEntry = 3000;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StoreDurability.EverySec)]
    [InlineData(StoreDurability.Always)]
    public async Task Every_acknowledged_entry_is_there_after_a_kill(StoreDurability durability)
    {
        var acked = new long[Journals];
        for (var round = 1; round <= Rounds; round++)
        {
            await WriteUntilKilled(durability, acked, lines: 400 * round);
            await using var store = await _folder.Open(durability);
            await using var journals = new RedisJournals(store.Configuration);
            for (var id = 0; id < Journals; id++)
                await AssertHolds(journals.Open(), new JournalKey("drop", $"{id}"), acked[id]);
        }
        Assert.All(acked, versions => Assert.True(versions > 100));
    }

    private async Task WriteUntilKilled(StoreDurability durability, long[] acked, int lines)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "LiveRooms.StoreVictim.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { dll, _folder.Path, $"{durability}", $"{Journals}", $"{LargestEntry}", "40" })
            start.ArgumentList.Add(argument);
        using var victim = Process.Start(start)!;
        var seen = 0;
        while (await victim.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (++seen == lines)
                victim.Kill();
            // What was said before the end counts. The last line may be cut short, and then names a smaller version.
            if (line.Split(' ') is not [var id, var said] || !long.TryParse(said, CultureInfo.InvariantCulture, out var version))
                continue;
            ref var newest = ref acked[int.Parse(id, CultureInfo.InvariantCulture)];
            newest = Math.Max(newest, version);
        }
        await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(seen >= lines, $"the writer ended by itself after {seen} entries");
    }

    private static async Task AssertHolds(RedisJournal journal, JournalKey key, long acked)
    {
        var head = await journal.Load(key);
        Assert.True(head.Version >= acked, $"{key}: acknowledged {acked}, found {head.Version}");
        if (head.SnapshotVersion > 0)
            Assert.Equal(PredictableEntry.Bytes(key, head.SnapshotVersion, LargestEntry), head.Snapshot.ToArray());
        var version = head.SnapshotVersion;
        await foreach (var entry in journal.ReadAll(key, head.SnapshotVersion))
        {
            Assert.Equal(++version, entry.Version);
            Assert.Equal(PredictableEntry.Bytes(key, version, LargestEntry), entry.Bytes.ToArray());
        }
        Assert.Equal(head.Version, version);
    }
}
