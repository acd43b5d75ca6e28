using System.Globalization;
using System.Text;
using LiveRooms.Grains.Journal;

namespace LiveRooms.TestKit.Journal;

public abstract partial class JournalSpecification
{
    private const int Writers = 3;
    private const int Attempts = 1500;

    /// <summary>Each writer believes what it last saw, as duplicate activations of one grain do; all snapshot and trim, too.</summary>
    [Fact]
    public async Task Writers_that_race_never_both_own_a_version()
    {
        var acked = await Task.WhenAll(Enumerable.Range(0, Writers).Select(name => Task.Run(() => Race(name, Open()))));

        var all = acked.SelectMany(own => own).ToDictionary();
        Assert.Equal(acked.Sum(own => own.Count), all.Count);
        var head = await Journal.Load(_key);
        Assert.Equal(Enumerable.Range(1, all.Count).Select(v => (long)v), all.Keys.Order());
        Assert.Equal(all.Count, head.Version);
        await foreach (var entry in Journal.ReadAll(_key, head.SnapshotVersion))
            Assert.Equal(all[entry.Version], Encoding.UTF8.GetString(entry.Bytes.Span));
        Assert.All(acked, own => Assert.NotEmpty(own));
        Assert.InRange(all.Count, 1, (Writers * Attempts) - 1);
    }

    private async Task<Dictionary<long, string>> Race(int name, IJournal journal)
    {
        var acked = new Dictionary<long, string>();
        var version = 0L;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"writer {name}, attempt {attempt}");
            if (await journal.Append(_key, version, Bytes(entry)))
                acked.Add(++version, entry);
            else
                version = (await journal.Load(_key)).Version;
            if (attempt % 50 == 49)
                await journal.SaveSnapshot(_key, Math.Max(1, version - 5), Bytes(entry), trim: true);
        }
        return acked;
    }
}
