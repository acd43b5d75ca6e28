using System.Collections.Concurrent;

namespace LiveRooms.Grains.Journal;

/// <summary>The reference: journals in this process's memory, gone with it. Safe for concurrent writers, as every backend is.</summary>
public sealed class MemoryJournal : IJournal, IJournalTrust
{
    private readonly ConcurrentDictionary<JournalKey, Record> _records = new();

    /// <inheritdoc/>
    public Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default)
    {
        JournalLimits.CheckKey(key);
        var record = Of(key);
        lock (record)
        {
            return record.Lost is { } mark
                ? Task.FromException<JournalHead>(new JournalWentBackException(key, mark))
                : Task.FromResult(new JournalHead(record.Version, record.SnapshotVersion, record.Snapshot));
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default)
    {
        JournalLimits.CheckKey(key);
        JournalLimits.CheckPage(after, max);
        var record = Of(key);
        lock (record)
        {
            if (after < record.Trimmed)
                return Task.FromException<IReadOnlyList<JournalEntry>>(new JournalTrimmedException(key, after));
            if (after > record.Version)
                return Task.FromException<IReadOnlyList<JournalEntry>>(new JournalWentBackException(key, $"it stands below version {after}."));
            var count = (int)Math.Clamp(record.Version - after, 0, max);
            var page = new JournalEntry[count];
            for (var i = 0; i < count; i++)
                page[i] = new JournalEntry(after + i + 1, record.Entries[(int)(after - record.Trimmed) + i]);
            return Task.FromResult<IReadOnlyList<JournalEntry>>(page);
        }
    }

    /// <inheritdoc/>
    public Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
    {
        JournalLimits.CheckKey(key);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        var record = Of(key);
        lock (record)
        {
            if (record.Lost is not null || record.Version < expectedVersion)
                return Task.FromException<bool>(new JournalWentBackException(key, record.Lost ?? $"it stands below version {expectedVersion}."));
            if (record.Version != expectedVersion)
                return Task.FromResult(false);
            record.Entries.Add(entry.ToArray());
            record.Version++;
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim)
    {
        JournalLimits.CheckKey(key);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(version);
        var record = Of(key);
        lock (record)
        {
            if (version < record.SnapshotVersion || version > record.Version)
                return Task.CompletedTask;
            record.SnapshotVersion = version;
            record.Snapshot = snapshot.ToArray();
            if (trim && version > record.Trimmed)
            {
                record.Entries.RemoveRange(0, (int)(version - record.Trimmed));
                record.Trimmed = version;
            }
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Distrust(JournalKey key, string why)
    {
        var record = Of(key);
        lock (record)
            record.Lost ??= why;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Accept(JournalKey key)
    {
        var record = Of(key);
        lock (record)
            record.Lost = null;
        return Task.CompletedTask;
    }

    private Record Of(JournalKey key) => _records.GetOrAdd(key, static _ => new Record());

    private sealed class Record
    {
        public readonly List<byte[]> Entries = [];
        public long Version;
        public long Trimmed;
        public long SnapshotVersion;
        public string? Lost;
        public ReadOnlyMemory<byte> Snapshot;
    }
}
