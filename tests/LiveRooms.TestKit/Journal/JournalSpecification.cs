using System.Text;
using LiveRooms.Grains.Journal;

namespace LiveRooms.TestKit.Journal;

/// <summary>What every journal backend does. A test class per backend inherits these facts and opens its store.</summary>
public abstract partial class JournalSpecification
{
    private static int _keys;

    private readonly JournalKey _key = new("drop", $"spec-{Interlocked.Increment(ref _keys)}");

    /// <summary>A client of the store that is tested; each call opens another one of the same store.</summary>
    protected abstract IJournal Open();

    private IJournal Journal => field ??= Open();

    [Fact]
    public async Task A_new_journal_stands_at_zero_and_is_empty()
    {
        var head = await Journal.Load(_key);
        Assert.Equal((0L, 0L, 0), (head.Version, head.SnapshotVersion, head.Snapshot.Length));
        Assert.Empty(await Journal.Read(_key, 0, 10));
    }

    [Fact]
    public async Task Entries_come_back_in_order_by_pages()
    {
        await Fill(25);
        Assert.Equal(25, (await Journal.Load(_key)).Version);

        var first = await Journal.Read(_key, 0, 10);
        Assert.Equal(Enumerable.Range(1, 10).Select(v => $"{v}=entry {v}"), first.Select(Said));
        Assert.Equal(10, (await Journal.Read(_key, 10, 10)).Count);
        Assert.Equal(["25=entry 25"], (await Journal.Read(_key, 24, 4096)).Select(Said));
        Assert.Empty(await Journal.Read(_key, 25, 10));

        var all = new List<string>();
        await foreach (var entry in Journal.ReadAll(_key, 3, page: 4))
            all.Add(Said(entry));
        Assert.Equal(Enumerable.Range(4, 22).Select(v => $"{v}=entry {v}"), all);
    }

    [Fact]
    public async Task A_long_page_is_read_and_trimmed_whole()
    {
        await Fill(1203);
        Assert.Equal(Enumerable.Range(3, 1201).Select(v => $"{v}=entry {v}"), (await Journal.Read(_key, 2, 4096)).Select(Said));
        await Journal.SaveSnapshot(_key, 1201, Bytes("state"), trim: true);
        Assert.Equal(2, (await Journal.Read(_key, 1201, 4096)).Count);
    }

    [Fact]
    public async Task A_writer_that_stands_behind_is_refused_and_nothing_changes()
    {
        await Fill(2);
        Assert.False(await Journal.Append(_key, 1, Bytes("stale")));
        Assert.Equal(2, (await Journal.Load(_key)).Version);
        Assert.True(await Journal.Append(_key, 2, Bytes("entry 3")));
        Assert.Equal(["1=entry 1", "2=entry 2", "3=entry 3"], (await Journal.Read(_key, 0, 10)).Select(Said));
    }

    [Fact]
    public async Task Journals_of_other_keys_stand_apart()
    {
        await Fill(2);
        var other = _key with { Kind = "show" };
        Assert.True(await Journal.Append(other, 0, Bytes("mine")));
        await Journal.SaveSnapshot(other, 1, Bytes("state"), trim: true);
        Assert.Equal(2, (await Journal.Load(_key)).Version);
        Assert.Equal(2, (await Journal.Read(_key, 0, 10)).Count);
    }

    [Fact]
    public async Task Any_bytes_come_back_as_they_were()
    {
        byte[] every = [.. Enumerable.Range(0, 256).Select(b => (byte)b)];
        byte[][] entries = [every, [], [0], [13, 10, 0, 255], [.. every.Reverse()]];
        for (var i = 0; i < entries.Length; i++)
            Assert.True(await Journal.Append(_key, i, entries[i]));
        Assert.Equal(entries, (await Journal.Read(_key, 0, 10)).Select(e => e.Bytes.ToArray()));
        await Journal.SaveSnapshot(_key, 2, every, trim: false);
        Assert.Equal(every, (await Journal.Load(_key)).Snapshot.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Large_entries_and_snapshots_are_kept_whole(int megabytes)
    {
        var large = new byte[megabytes * 1024 * 1024];
        new Random(1).NextBytes(large);
        Assert.True(await Journal.Append(_key, 0, large));
        Assert.True(await Journal.Append(_key, 1, large.AsMemory(1)));
        await Journal.SaveSnapshot(_key, 1, large, trim: false);
        Assert.True((await Journal.Load(_key)).Snapshot.Span.SequenceEqual(large));
        var page = await Journal.Read(_key, 0, 2);
        Assert.True(page[0].Bytes.Span.SequenceEqual(large));
        Assert.True(page[1].Bytes.Span.SequenceEqual(large.AsSpan(1)));
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, 0)]
    [InlineData(0, 4097)]
    public async Task A_page_out_of_bounds_is_refused(long after, int max) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Journal.Read(_key, after, max));

    [Fact]
    public async Task A_key_with_braces_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Journal.Load(new JournalKey("drop", "a}b")));

    private async Task Fill(int entries)
    {
        for (var version = 0; version < entries; version++)
            Assert.True(await Journal.Append(_key, version, Bytes($"entry {version + 1}")));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Said(JournalEntry entry) => $"{entry.Version}={Encoding.UTF8.GetString(entry.Bytes.Span)}";
}
