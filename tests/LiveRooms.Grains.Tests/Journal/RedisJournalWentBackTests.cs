using LiveRooms.Grains.Journal;
using LiveRooms.TestKit;
using StackExchange.Redis;

namespace LiveRooms.Grains.Tests.Journal;

/// <summary>What a process remembers of a Redis that was put back to an older state.</summary>
public sealed class RedisJournalWentBackTests : IAsyncLifetime
{
    private static readonly JournalKey _key = new("drop", "mug");
    private static readonly byte[] _entry = [1, 2, 3];

    private readonly RealRedis _redis = new();
    private RedisJournals _journals = null!;
    private ConnectionMultiplexer _admin = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _redis.Start();
        _journals = new RedisJournals(_redis.Configuration);
        _admin = await ConnectionMultiplexer.ConnectAsync(_redis.Configuration);
    }

    public async ValueTask DisposeAsync()
    {
        await _journals.DisposeAsync();
        await _admin.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_saw_more_does_not_load_what_is_left_until_it_is_accepted(bool all)
    {
        var (writer, newcomer) = (_journals.Open(), _journals.Open());
        for (var version = 0; version < 3; version++)
            Assert.True(await writer.Append(_key, version, _entry));
        await Lose(all);

        var thrown = await Assert.ThrowsAsync<JournalWentBackException>(() => writer.Load(_key, Stop));
        Assert.Contains("3 was stored", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(all ? 0 : 2, (await newcomer.Load(_key, Stop)).Version);
        await writer.Distrust(_key, thrown.Message);
        await Assert.ThrowsAsync<JournalWentBackException>(() => newcomer.Load(_key, Stop));

        await writer.Accept(_key);
        var head = await writer.Load(_key, Stop);
        Assert.True(await newcomer.Append(_key, head.Version, _entry));
    }

    /// <summary>The last entry, or all of them.</summary>
    private async Task Lose(bool all)
    {
        var database = _admin.GetDatabase();
        if (all)
        {
            await database.KeyDeleteAsync("lr:{drop:mug}");
            return;
        }

        await database.HashDeleteAsync("lr:{drop:mug}", 3);
        await database.HashSetAsync("lr:{drop:mug}", "version", 2);
    }
}
