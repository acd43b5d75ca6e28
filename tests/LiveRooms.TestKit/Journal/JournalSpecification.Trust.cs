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

    private static IJournalTrust Trust(IJournal journal) => Assert.IsType<IJournalTrust>(journal, exactMatch: false);
}
