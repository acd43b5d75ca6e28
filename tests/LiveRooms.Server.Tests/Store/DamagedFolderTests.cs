using LiveRooms.Grains.Journal;
using LiveRooms.Server.Store;
using LiveRooms.TestKit;

namespace LiveRooms.Server.Tests.Store;

/// <summary>A damaged folder is refused in words; it is never opened as if it were empty.</summary>
public sealed class DamagedFolderTests : IDisposable
{
    private static readonly JournalKey _key = new("drop", "mug");

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, Action<string>> Damages => new()
    {
        { "its log is missing", store => Directory.Delete(Path.Combine(store, "AOF"), recursive: true) },
        { "cannot be read between", store => File.Delete(Path.Combine(store, "AOF", "aof.log.0")) },
        { "cannot be read between", store => Cut(store, 300_000) },
        { "cannot be read between", store => Write(store, 200_000, new byte[8192]) },
        { "cannot be read between", store => Write(store, 200_000, Garbage(8192)) },
        { "cannot be read between", store => Write(store, 64, new byte[4096]) },
        { "no 'format' file", store => File.Delete(Path.Combine(store, "format")) },
        { "does not say which format", store => File.WriteAllText(Path.Combine(store, "format"), "liverooms-stor") },
        { "made by a newer LiveRooms", store => File.WriteAllText(Path.Combine(store, "format"), "liverooms-store 2 ab complete\n") },
        { "its data is another store's", store => File.WriteAllText(Path.Combine(store, "format"), "liverooms-store 1 ab complete\n") },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Damage_is_named(string said, Action<string> damage)
    {
        await Fill();
        damage(_folder.StorePath);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => _folder.Open());
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, refusal.Message, StringComparison.Ordinal);

        var again = await Assert.ThrowsAsync<StoreException>(() => _folder.Open());
        Assert.Equal(refusal.Message, again.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0x5A)]
    public async Task Damage_in_a_young_log_is_known_by_the_commits_behind_it(byte value)
    {
        await Fill(commits: 40);
        Write(_folder.StorePath, 1_000, [.. Enumerable.Repeat(value, 512)]);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => _folder.Open());
        Assert.Contains("cannot be read between", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_a_sudden_end_cut_short_passes()
    {
        await Fill(commits: 40);
        Cut(_folder.StorePath, 5_001);
        Assert.Null(LogCheck.Find(_folder.Log));
    }

    [Fact]
    public async Task What_the_check_refused_may_be_opened_on_purpose()
    {
        await Fill();
        await File.WriteAllTextAsync(
            Path.Combine(_folder.StorePath, "format"), "liverooms-store 1 ab complete\n", TestContext.Current.CancellationToken);
        await using (var store = await _folder.Open(skipCheck: true))
            Assert.True(store.IsEmbedded);
        await using (var store = await _folder.Open())
            Assert.True(store.IsEmbedded);
    }

    [Fact]
    public async Task An_intact_log_passes()
    {
        await Fill();
        Assert.Null(LogCheck.Find(_folder.Log));
    }

    /// <summary>Enough commits that one of them has a file.</summary>
    private async Task Fill(int commits = 2_500)
    {
        await using var store = await _folder.Open();
        await using var journals = new RedisJournals(store.Configuration);
        var journal = journals.Open();
        for (var version = 0; version < commits; version++)
            Assert.True(await journal.Append(_key, version, new byte[200]));
    }

    private static void Cut(string store, long length)
    {
        using var log = File.OpenWrite(Path.Combine(store, "AOF", "aof.log.0"));
        log.SetLength(length);
    }

    private static void Write(string store, long at, byte[] bytes)
    {
        using var log = File.OpenWrite(Path.Combine(store, "AOF", "aof.log.0"));
        log.Position = at;
        log.Write(bytes);
    }

    private static byte[] Garbage(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }
}
