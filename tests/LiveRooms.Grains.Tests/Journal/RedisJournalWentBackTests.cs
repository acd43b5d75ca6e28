using LiveRooms.Grains.Journal;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
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

    /// <summary>Each process has heights of its own, and no one of them knows all.</summary>
    [Fact]
    public async Task What_is_accepted_stands_above_what_any_process_knew_and_is_found_gone_by_none()
    {
        var (first, second) = (_journals.Open(), _journals.Open());
        for (var version = 0; version < 3; version++)
            Assert.True(await first.Append(_key, version, _entry));
        for (var version = 3; version < 6; version++)
            Assert.True(await second.Append(_key, version, _entry));
        await Lose(from: 3);
        Assert.Contains("3 was stored", (await Assert.ThrowsAsync<JournalWentBackException>(() => first.Load(_key, Stop))).Message, StringComparison.Ordinal);
        await first.Distrust(_key, "it lost something", seen: 3);
        await Assert.ThrowsAsync<JournalWentBackException>(() => second.Append(_key, 6, _entry));
        Assert.True(first.Lost.ContainsKey(_key) && second.Lost.ContainsKey(_key));

        var loss = (await first.LossOf(_key))!;
        Assert.Equal((2, 3), (loss.Found, loss.Known));
        var accepted = DropRules.AcceptLoss(
            Drop.Initial, new Actor(new ViewerId("keeper"), LiveRooms.Rules.Role.Operator), loss.Seen, loss.Found, loss.Known, TimeProvider.System.GetUtcNow());
        var next = ((LossAccepted)accepted[0]).Through + 1;
        Assert.True(await first.AcceptLoss(_key, loss.Found, next, _entry));

        // A writer, and a reader, of the second process, who know more than was known where it was accepted.
        Assert.False(await second.Append(_key, 6, _entry));
        await Assert.ThrowsAsync<JournalTrimmedException>(() => second.Read(_key, 6, 10, Stop));
        Assert.Equal(next, (await second.Load(_key, Stop)).Version);
        Assert.True(await second.Append(_key, next, _entry));
        Assert.Equal(next + 1, (await first.Load(_key, Stop)).Version);
        Assert.True(await first.Append(_key, next + 1, _entry));
        Assert.Empty(first.Lost);
        Assert.Empty(second.Lost);
        Assert.Empty(await second.Losses());
    }

    [Fact]
    public async Task A_process_that_extends_what_another_accepted_has_nothing_lost_any_more()
    {
        var (writer, keeper) = (_journals.Open(), _journals.Open());
        for (var version = 0; version < 3; version++)
            Assert.True(await writer.Append(_key, version, _entry));
        await Lose(from: 3);
        await Assert.ThrowsAsync<JournalWentBackException>(() => writer.Append(_key, 3, _entry));
        await keeper.Distrust(_key, "it lost something");
        Assert.True(await keeper.AcceptLoss(_key, 2, 100, _entry));
        Assert.NotEmpty(writer.Lost);
        Assert.True(await writer.Append(_key, 100, _entry));
        Assert.Empty(writer.Lost);
    }

    /// <summary>The head comes back before the append is answered, and may be judged after.</summary>
    [Fact]
    public async Task An_append_that_ends_while_the_journal_is_loaded_is_no_loss()
    {
        var journal = _journals.Open();
        for (var version = 0; version < 500; version++)
        {
            var load = journal.Load(_key, Stop);
            Assert.True(await journal.Append(_key, version, _entry));
            Assert.InRange((await load).Version, version, version + 1);
        }
    }

    private async Task Lose(long from)
    {
        var database = _admin.GetDatabase();
        for (var version = from; await database.HashDeleteAsync("lr:{drop:mug}", version); version++)
        {
        }

        await database.HashSetAsync("lr:{drop:mug}", "version", from - 1);
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
