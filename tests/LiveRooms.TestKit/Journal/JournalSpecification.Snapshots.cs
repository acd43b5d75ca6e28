using System.Text;
using LiveRooms.Grains.Journal;

namespace LiveRooms.TestKit.Journal;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task A_snapshot_without_trim_forgets_nothing()
    {
        await Fill(5);
        await Journal.SaveSnapshot(_key, 3, Bytes("state at 3"), trim: false);
        await AssertHead(version: 5, snapshotVersion: 3, "state at 3");
        Assert.Equal(5, (await Journal.Read(_key, 0, 10)).Count);
    }

    [Fact]
    public async Task A_version_continues_after_everything_was_trimmed()
    {
        await Fill(5);
        await Journal.SaveSnapshot(_key, 5, Bytes("state at 5"), trim: true);
        await AssertHead(version: 5, snapshotVersion: 5, "state at 5");
        Assert.Empty(await Journal.Read(_key, 5, 10));

        Assert.False(await Journal.Append(_key, 0, Bytes("from a writer that counts entries")));
        Assert.True(await Journal.Append(_key, 5, Bytes("entry 6")));
        Assert.Equal(["6=entry 6"], (await Journal.Read(_key, 5, 10)).Select(Said));
        await AssertHead(version: 6, snapshotVersion: 5, "state at 5");
    }

    [Fact]
    public async Task Reading_below_the_trim_says_so()
    {
        await Fill(6);
        await Journal.SaveSnapshot(_key, 4, Bytes("state at 4"), trim: true);
        await Assert.ThrowsAsync<JournalTrimmedException>(() => Journal.Read(_key, 0, 10));
        await Assert.ThrowsAsync<JournalTrimmedException>(() => Journal.Read(_key, 3, 10));
        Assert.Equal(["5=entry 5", "6=entry 6"], (await Journal.Read(_key, 4, 10)).Select(Said));
        Assert.Equal(["6=entry 6"], (await Journal.Read(_key, 5, 10)).Select(Said));
    }

    [Fact]
    public async Task An_older_snapshot_and_one_from_the_future_are_ignored()
    {
        await Fill(6);
        await Journal.SaveSnapshot(_key, 4, Bytes("state at 4"), trim: false);
        await Journal.SaveSnapshot(_key, 3, Bytes("state at 3"), trim: true);
        await Journal.SaveSnapshot(_key, 7, Bytes("state at 7"), trim: true);
        await AssertHead(version: 6, snapshotVersion: 4, "state at 4");
        Assert.Equal(6, (await Journal.Read(_key, 0, 10)).Count);
    }

    [Fact]
    public async Task The_same_snapshot_again_may_trim()
    {
        await Fill(6);
        await Journal.SaveSnapshot(_key, 4, Bytes("state"), trim: false);
        await Journal.SaveSnapshot(_key, 4, Bytes("state"), trim: true);
        await Journal.SaveSnapshot(_key, 4, Bytes("state"), trim: true);
        Assert.Equal(2, (await Journal.Read(_key, 4, 10)).Count);
        await Assert.ThrowsAsync<JournalTrimmedException>(() => Journal.Read(_key, 3, 10));
    }

    [Fact]
    public async Task Snapshots_one_after_another_trim_further_each_time()
    {
        for (var round = 1; round <= 20; round++)
        {
            for (var i = 0; i < 3; i++)
                Assert.True(await Journal.Append(_key, ((round - 1) * 3) + i, Bytes($"{round}.{i}")));
            await Journal.SaveSnapshot(_key, (round * 3) - 1, Bytes($"state {round}"), trim: true);
        }
        await AssertHead(version: 60, snapshotVersion: 59, "state 20");
        Assert.Equal(["60=20.2"], (await Journal.Read(_key, 59, 10)).Select(Said));
    }

    private async Task AssertHead(long version, long snapshotVersion, string snapshot)
    {
        var head = await Journal.Load(_key);
        Assert.Equal(
            (version, snapshotVersion, snapshot),
            (head.Version, head.SnapshotVersion, Encoding.UTF8.GetString(head.Snapshot.Span)));
    }
}
