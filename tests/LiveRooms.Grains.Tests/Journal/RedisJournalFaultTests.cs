using LiveRooms.Grains.Journal;
using LiveRooms.TestKit;
using StackExchange.Redis;

namespace LiveRooms.Grains.Tests.Journal;

/// <summary>What a journal says when its store is away, refuses, or holds nonsense.</summary>
public sealed class RedisJournalFaultTests : IAsyncLifetime
{
    private static readonly JournalKey _key = new("drop", "mug");
    private static readonly byte[] _entry = [1, 2, 3];

    private const string Stored = "lr:{drop:mug}";

    private readonly RealRedis _redis = new();
    private RedisJournals _journals = null!;
    private RedisJournal _journal = null!;
    private ConnectionMultiplexer _admin = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _redis.Start();
        _journals = new RedisJournals(_redis.Configuration);
        _journal = _journals.Open(timeout: TimeSpan.FromSeconds(1));
        _admin = await ConnectionMultiplexer.ConnectAsync(_redis.Configuration);
    }

    public async ValueTask DisposeAsync()
    {
        await _journals.DisposeAsync();
        await _admin.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task A_dead_store_is_unavailable_and_a_restarted_one_is_used_again_with_what_it_held()
    {
        Assert.True(await _journal.Append(_key, 0, _entry));
        await _redis.Kill();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _journal.Append(_key, 1, _entry));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _journal.Load(_key, Stop));

        await _redis.Start();
        var head = await UntilAnswered(() => _journal.Load(_key, Stop));
        Assert.InRange(head.Version, 1, 2); // The unanswered one may have been sent at the last moment.
        Assert.True(await _journal.Append(_key, head.Version, _entry));
    }

    [Fact]
    public async Task Scripts_forgotten_by_the_store_are_sent_again()
    {
        Assert.True(await _journal.Append(_key, 0, _entry));
        await _admin.GetServers()[0].ScriptFlushAsync();
        Assert.True(await _journal.Append(_key, 1, _entry));
        Assert.Equal(2, (await _journal.Load(_key, Stop)).Version);
    }

    [Fact]
    public async Task A_store_that_only_reads_is_unavailable_for_writes()
    {
        Assert.True(await _journal.Append(_key, 0, _entry));
        await _admin.GetDatabase().ExecuteAsync("REPLICAOF", "127.0.0.1", "1");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _journal.Append(_key, 1, _entry));
    }

    [Fact]
    public async Task A_full_store_is_unavailable_and_nothing_is_half_written()
    {
        Assert.True(await _journal.Append(_key, 0, _entry));
        await _admin.GetServers()[0].ConfigSetAsync("maxmemory", "1");
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _journal.Append(_key, 1, _entry));
        await _admin.GetServers()[0].ConfigSetAsync("maxmemory", "0");
        Assert.True(await _journal.Append(_key, 1, _entry));
    }

    [Fact]
    public async Task Missing_entries_are_damage()
    {
        await Fill(3);
        await _admin.GetDatabase().HashDeleteAsync(Stored, 2);
        await Assert.ThrowsAsync<JournalDamagedException>(() => _journal.Read(_key, 0, 10, Stop));
        Assert.Single(await _journal.Read(_key, 2, 10, Stop));

        await _admin.GetDatabase().HashDeleteAsync(Stored, 3);
        await Assert.ThrowsAsync<JournalDamagedException>(() => _journal.Load(_key, Stop));
        await Assert.ThrowsAsync<JournalDamagedException>(() => _journal.Append(_key, 3, _entry));
    }

    [Fact]
    public async Task Garbled_short_and_misplaced_entries_are_damage()
    {
        var database = _admin.GetDatabase();
        await Fill(3);
        byte[] good = (await database.HashGetAsync(Stored, 2))!;
        byte[] garbled = [.. good[..^1], 77];
        byte[] first = (await database.HashGetAsync(Stored, 1))!;
        foreach (var bad in new[] { garbled, good[..^1], good[..4], first })
        {
            await database.HashSetAsync(Stored, 2, bad);
            await Assert.ThrowsAsync<JournalDamagedException>(() => _journal.Read(_key, 0, 10, Stop));
        }
        await database.HashSetAsync(Stored, 2, good);
        Assert.Equal(3, (await _journal.Read(_key, 0, 10, Stop)).Count);
    }

    [Fact]
    public async Task A_damaged_snapshot_and_a_key_of_another_type_are_damage()
    {
        await Fill(2);
        await _journal.SaveSnapshot(_key, 2, _entry, trim: true);
        await _admin.GetDatabase().HashSetAsync(Stored, "snapshot", "nonsense");
        await Assert.ThrowsAsync<JournalDamagedException>(() => _journal.Load(_key, Stop));
        await _admin.GetDatabase().StringSetAsync("lr:{drop:cup}", "text");
        await Assert.ThrowsAsync<JournalDamagedException>(() => _journal.Load(_key with { Id = "cup" }, Stop));
    }

    [Fact]
    public async Task A_trim_leaves_nothing_behind()
    {
        _journal = _journals.Open(); // On a busy machine one of so many may take its time.
        await Fill(1100);
        await _journal.SaveSnapshot(_key, 1099, _entry, trim: true);
        var fields = await _admin.GetDatabase().HashKeysAsync(Stored);
        Assert.Equal(["1100", "base", "snapshot", "snapshotVersion", "swept", "version"], fields.Select(f => $"{f}").Order());
    }

    [Fact]
    public async Task An_entry_above_the_limit_is_refused_before_it_is_sent() =>
        await Assert.ThrowsAsync<ArgumentException>(() => _journal.Append(_key, 0, new byte[(16 * 1024 * 1024) + 1]));

    private async Task Fill(int entries)
    {
        for (var version = 0; version < entries; version++)
            Assert.True(await _journal.Append(_key, version, _entry));
    }

    /// <summary>The client reconnects by itself; until then nothing is sent.</summary>
    private static async Task<T> UntilAnswered<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (JournalUnavailableException)
            {
                await Cluster.Patiently.Pause();
            }
        }
    }
}
