using LiveRooms.Grains.Journal;

namespace LiveRooms.TestKit.Journal;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task Whoever_knows_more_than_is_there_is_told_that_the_journal_went_back()
    {
        await Fill(2);
        await Assert.ThrowsAsync<JournalWentBackException>(() => Journal.Append(_key, 3, Bytes("entry 4")));
        await Assert.ThrowsAsync<JournalWentBackException>(() => Journal.Read(_key, 3, 10));
        Assert.Empty(await Journal.Read(_key, 2, 10));
        Assert.Equal(2, (await Open().Load(_key)).Version);
    }

    [Fact]
    public async Task A_journal_that_is_not_trusted_is_read_and_not_extended_until_it_is_accepted()
    {
        await Fill(2);
        await Trust(Journal).Distrust(_key, "it lost something");
        await Trust(Journal).Distrust(_key, "another reason");
        foreach (var journal in new[] { Journal, Open() })
        {
            var thrown = await Assert.ThrowsAsync<JournalWentBackException>(() => journal.Load(_key));
            Assert.EndsWith("it lost something", thrown.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<JournalWentBackException>(() => journal.Append(_key, 2, Bytes("entry 3")));
            Assert.Equal(2, (await journal.Read(_key, 0, 10)).Count);
        }

        await Trust(Journal).Accept(_key);
        Assert.Equal(2, (await Open().Load(_key)).Version);
        Assert.True(await Journal.Append(_key, 2, Bytes("entry 3")));
    }

    [Fact]
    public async Task An_accepted_loss_is_a_gap_that_who_knows_less_reads_over_and_who_knew_more_is_told_of()
    {
        await Fill(3);
        var trust = Trust(Journal);
        Assert.False(await trust.AcceptLoss(_key, 3, 100, Bytes("loss")));
        Assert.Null(await trust.LossOf(_key));
        await trust.Distrust(_key, "it lost something", seen: 20);
        await trust.Distrust(_key, "another reason", seen: 30);
        await trust.Distrust(_key, "another reason", seen: 10);
        var loss = (await Trust(Open()).LossOf(_key))!;
        Assert.Equal((_key, 3, 30, "it lost something"), (loss.Key, loss.Found, loss.Seen, loss.Why));
        Assert.Contains(loss, await Trust(Open()).Losses());
        Assert.Equal(3, (await trust.Left(_key)).Version);
        Assert.False(await trust.AcceptLoss(_key, 2, 100, Bytes("loss")));

        Assert.True(await trust.AcceptLoss(_key, 3, 100, Bytes("loss")));
        Assert.False(await trust.AcceptLoss(_key, 3, 200, Bytes("loss")));
        Assert.Null(await trust.LossOf(_key));
        Assert.DoesNotContain(await Trust(Open()).Losses(), left => left.Key == _key);
        foreach (var journal in new[] { Journal, Open() })
        {
            Assert.Equal(100, (await journal.Load(_key)).Version);
            await Assert.ThrowsAsync<JournalTrimmedException>(() => journal.Read(_key, 4, 10));
            await Assert.ThrowsAsync<JournalTrimmedException>(() => journal.Read(_key, 99, 10));
            Assert.False(await journal.Append(_key, 4, Bytes("by one that knew more")));
            Assert.False(await journal.Append(_key, 3, Bytes("by one that knew less")));
        }

        Assert.True(await Journal.Append(_key, 100, Bytes("entry 101")));
        Assert.Equal([100L, 101], (await Open().Read(_key, 3, 10)).Select(entry => entry.Version));
        Assert.Equal([100L], (await Open().Read(_key, 3, 1)).Select(entry => entry.Version));
        var all = new List<long>();
        await foreach (var entry in Open().ReadAll(_key, 0, page: 2))
            all.Add(entry.Version);
        Assert.Equal([1L, 2, 3, 100, 101], all);
    }

    [Fact]
    public async Task A_loss_that_was_accepted_is_not_marked_again_by_one_who_knows_of_no_other()
    {
        await Fill(2);
        await Trust(Journal).Distrust(_key, "it lost something", seen: 5, known: 4);
        Assert.True(await Trust(Journal).AcceptLoss(_key, 2, 100, Bytes("loss")));
        Assert.False(await Trust(Open()).Distrust(_key, "it lost something", seen: 5, known: 4));
        Assert.Equal(100, (await Open().Load(_key)).Version);
        Assert.True(await Trust(Open()).Distrust(_key, "it lost something else", seen: 200, known: 100));
        await Assert.ThrowsAsync<JournalWentBackException>(() => Open().Load(_key));
    }

    [Fact]
    public async Task A_journal_may_lose_again_and_again()
    {
        await Fill(2);
        foreach (var (left, next) in new[] { (2L, 50L), (50, 90) })
        {
            await Trust(Journal).Distrust(_key, "it lost something");
            Assert.True(await Trust(Journal).AcceptLoss(_key, left, next, Bytes($"loss {next}")));
        }

        Assert.True(await Journal.Append(_key, 90, Bytes("entry 91")));
        await Journal.SaveSnapshot(_key, 91, Bytes("state"), trim: false);
        var versions = new List<long>();
        await foreach (var entry in Open().ReadAll(_key, 0))
            versions.Add(entry.Version);
        Assert.Equal([1L, 2, 50, 90, 91], versions);
        await Assert.ThrowsAsync<JournalTrimmedException>(() => Journal.Read(_key, 51, 10));
        Assert.Equal([91L], (await Journal.Read(_key, 90, 10)).Select(entry => entry.Version));
    }

    private static IJournalTrust Trust(IJournal journal) => Assert.IsType<IJournalTrust>(journal, exactMatch: false);
}
