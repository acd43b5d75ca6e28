using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LiveRooms.Grains.Journal;

/// <summary>
/// Journals in Redis, or in the embedded store, by the same scripts. A journal is one hash: its version, the base below which
/// entries were trimmed, the snapshot, and each entry by its version. An append is one command on that hash, since the embedded
/// store is atomic to other clients for a whole script, but to a sudden end only for one command.
/// </summary>
public sealed partial class RedisJournal : IJournal, IJournalTrust, IAsyncDisposable
{
    private const int MaxLost = 1_000;

    // A page that has grown to this ends: what follows is read by the next call.
    private const int PageBytes = 4 * 1024 * 1024;

    private readonly RedisJournalOptions _options;
    private readonly RedisConnections _connections;
    private readonly StoreCircuit _circuit;
    private readonly JournalHeights _heights = new();
    private readonly ConcurrentDictionary<JournalKey, string> _lost = new();
    private readonly JournalMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Connects at first use.</summary>
    public RedisJournal(
        IOptions<RedisJournalOptions> options, JournalMetrics metrics, TimeProvider time, ILogger<RedisJournal> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _connections = new RedisConnections(_options);
        _circuit = new StoreCircuit(_options.Patience, time, _connections.Probe, LogAway, LogBack);
        _metrics = metrics;
        _time = time;
        _logger = logger;
    }

    /// <summary>Journals that this process found gone back and that were not accepted here since, and what was found; at most 1,000.</summary>
    public IReadOnlyDictionary<JournalKey, string> Lost => _lost;

    /// <inheritdoc/>
    public async Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default)
    {
        // Known before it is looked at: an append that ends meanwhile is not missing in what was read before it.
        var known = _heights.Of(key);
        var (head, mark) = await Head(key, cancellation).ConfigureAwait(false);
        if (mark.Length > 0)
            throw WentBack(key, JournalLoss.OfMark(key, $"0 0 0 {mark}").Why);
        if (head.Version < known)
            throw WentBack(key, $"it stands at version {head.Version}, and {known} was stored.");
        _heights.Reached(key, head.Version);
        Recover(key);
        return head;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JournalEntry>> Read(
        JournalKey key, long after, int max, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPage(after, max);
        var reply = (RedisResult[])(await Run(key, "read", RedisScripts.Read, [after, max, PageBytes], cancellation).ConfigureAwait(false))!;
        switch ((ScriptStatus)(int)reply[0])
        {
            case ScriptStatus.Trimmed:
                Recover(key); // Trimmed, or a loss that somebody accepted.
                throw new JournalTrimmedException(key, after);
            case ScriptStatus.Damaged:
                throw Damaged(key, $"entries after version {after} are missing.");
            case ScriptStatus.Lost:
                throw WentBack(key, $"it stands below version {after}, which was read before.");
        }
        var (stored, first) = ((byte[][])reply[1]!, (long)reply[2]);
        var page = new JournalEntry[stored.Length];
        for (var i = 0; i < page.Length; i++)
            page[i] = new JournalEntry(first + i, Unwrap(key, first + i, stored[i]));
        return page;
    }

    /// <inheritdoc/>
    public async Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        CheckSize(entry);
        var begun = _time.GetTimestamp();
        var frame = ArrayPool<byte>.Shared.Rent(JournalFrame.LengthOf(entry.Length));
        JournalFrame.Wrap(expectedVersion + 1, entry.Span, frame);
        RedisValue[] arguments = [expectedVersion, expectedVersion + 1, frame.AsMemory(0, JournalFrame.LengthOf(entry.Length))];
        var status = (ScriptStatus)(int)await Run(key, "append", RedisScripts.Append, arguments, default).ConfigureAwait(false);
        // Answered, so it was sent. After a failure it may still wait to be: then it is nobody else's.
        ArrayPool<byte>.Shared.Return(frame);
        _metrics.OnAppend(key.Kind, _time.GetElapsedTime(begun));
        if (status == ScriptStatus.Damaged)
            throw Damaged(key, $"it stands at version {expectedVersion}, but that entry is missing.");
        if (status == ScriptStatus.Lost)
            throw WentBack(key, $"version {expectedVersion} was stored and is not there, or it was marked.");
        if (status == ScriptStatus.Done)
        {
            _heights.Reached(key, expectedVersion + 1);
            Recover(key); // No journal that is marked is extended.
            return true;
        }

        _metrics.OnFenced(key.Kind);
        LogFenced(key, expectedVersion);
        return false;
    }

    /// <inheritdoc/>
    public async Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(version);
        CheckSize(snapshot);
        RedisValue[] arguments = [version, JournalFrame.Wrap(version, snapshot.Span), trim];
        var status = (ScriptStatus)(int)await Run(key, "snapshot", RedisScripts.Snapshot, arguments, default).ConfigureAwait(false);
        LogSnapshot(key, snapshot.Length, version, status == ScriptStatus.Done);
    }

    /// <summary>Closes the connections; calls under way fail as unavailable.</summary>
    public ValueTask DisposeAsync()
    {
        _circuit.Dispose();
        return _connections.DisposeAsync();
    }

    /// <summary>What is stored of a journal, and its mark; whatever is known or believed of it here.</summary>
    private async Task<(JournalHead Head, string Mark)> Head(JournalKey key, CancellationToken cancellation)
    {
        var head = (RedisResult[])(await Run(key, "load", RedisScripts.Load, [], cancellation).ConfigureAwait(false))!;
        var (version, trimmed, snapshotVersion) = ((long)head[0], (long)head[1], (long)head[2]);
        if (trimmed > snapshotVersion || snapshotVersion > version)
            throw Damaged(key, $"it stands at version {version}, trimmed to {trimmed}, with a snapshot at {snapshotVersion}.");
        if (version > trimmed && !(bool)head[4])
            throw Damaged(key, $"it stands at version {version}, but that entry is missing.");
        var snapshot = snapshotVersion == 0 ? default : Unwrap(key, snapshotVersion, (byte[])head[3]!);
        return (new JournalHead(version, snapshotVersion, snapshot), (string)head[5]!);
    }

    private Task<RedisResult> Run(
        JournalKey key, string operation, string script, RedisValue[] arguments, CancellationToken cancellation) =>
        Run(key, operation, store => store.ScriptEvaluateAsync(script, [$"{_options.KeyPrefix}:{{{key}}}"], arguments), cancellation);

    private async Task<T> Run<T>(JournalKey key, string operation, Func<IDatabase, Task<T>> call, CancellationToken cancellation)
    {
        JournalLimits.CheckKey(key);
        if (_circuit.IsOpen)
        {
            _metrics.OnUnavailable(key.Kind, operation);
            throw new JournalUnavailableException($"The store is away: {operation} of journal {key} was not sent.");
        }

        try
        {
            var database = await _connections.For(key).ConfigureAwait(false);
            return await _circuit.Watch(call(database), cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (RedisFailure.From(key, operation, e) is { } failure)
        {
            if (failure is JournalDamagedException)
            {
                LogDamaged(failure, key);
                throw failure;
            }

            if (e is RedisConnectionException)
                _circuit.Open();
            else if (e is RedisServerException)
                _circuit.Answered();
            _metrics.OnUnavailable(key.Kind, operation);
            LogUnavailable(e, key, operation);
            throw failure;
        }
    }

    private void CheckSize(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > _options.MaxBytes)
            throw new ArgumentException($"{bytes.Length} bytes are more than {RedisJournalOptions.Section}:MaxBytes, {_options.MaxBytes}.");
    }

    private ReadOnlyMemory<byte> Unwrap(JournalKey key, long version, byte[] frame)
    {
        try
        {
            return JournalFrame.Unwrap(key, version, frame);
        }
        catch (JournalDamagedException e)
        {
            LogDamaged(e, key);
            throw;
        }
    }

    private JournalDamagedException Damaged(JournalKey key, string what)
    {
        var damage = new JournalDamagedException(key, what);
        LogDamaged(damage, key);
        return damage;
    }

    private JournalWentBackException WentBack(JournalKey key, string what)
    {
        var loss = new JournalWentBackException(key, what);
        _metrics.OnWentBack(key.Kind);
        if (_lost.Count < MaxLost && _lost.TryAdd(key, what))
            LogWentBack(loss, key); // Once: it is found again and again.
        return loss;
    }
}
