using LiveRooms.Grains.Journal;
using LiveRooms.Server.Store;
using LiveRooms.TestKit;
using StackExchange.Redis;

namespace LiveRooms.Server.Tests.Store;

public sealed class EmbeddedStoreTests : IDisposable
{
    private static readonly JournalKey _key = new("drop", "mug");

    private readonly TestFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StoreDurability.EverySec, "everysec")]
    [InlineData(StoreDurability.Always, "always")]
    public async Task What_was_written_is_there_after_a_restart_and_the_description_says_what_is_in_force(
        StoreDurability durability, string said)
    {
        for (var run = 0; run < 3; run++)
        {
            await using var store = await _folder.Open(durability);
            Assert.True(store.IsEmbedded);
            Assert.Contains($"durability {said}", store.Description, StringComparison.Ordinal);
            Assert.Contains(_folder.Path, store.Description, StringComparison.Ordinal);
            await using var journals = new RedisJournals(store.Configuration);
            var journal = journals.Open();
            Assert.Equal(run, (await journal.Load(_key, Stop)).Version);
            Assert.True(await journal.Append(_key, run, new byte[100]));
        }
    }

    [Fact]
    public async Task Only_who_knows_the_password_of_this_start_may_connect()
    {
        await using var store = await _folder.Open();
        var stranger = store.Configuration;
        Assert.Equal(48, stranger.Password!.Length);
        Assert.DoesNotContain(stranger.Password, store.Description, StringComparison.Ordinal);
        stranger.Password = null;
        stranger.AbortOnConnectFail = true;
        stranger.ConnectRetry = 1;
        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync(stranger));
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_with_its_name_and_its_owner_and_free_again_afterwards()
    {
        await using (await _folder.Open())
        {
            var refusal = await Assert.ThrowsAsync<StoreException>(() => _folder.Open());
            Assert.Contains(_folder.Path, refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
        }
        await using var again = await _folder.Open();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        var file = Path.Combine(_folder.Path, "a file");
        await File.WriteAllTextAsync(file, "", Stop);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => DataStore.Open(new StoreOptions { DataPath = file }));
        Assert.Contains("cannot be written", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("LiveRooms:DataPath", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_how_full_it_is()
    {
        await using var store = await _folder.Open();
        var before = (await store.Fill())!.Value;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(store.Configuration);
        await connection.GetDatabase().StringSetAsync("large", new byte[8 << 20]);
        var after = (await store.Fill())!.Value;
        Assert.InRange(after.Bytes - before.Bytes, 8 << 20, 32 << 20);
        Assert.InRange(after.Percent, 0, 90);
    }
}
