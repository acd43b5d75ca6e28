using System.Collections.Concurrent;

namespace LiveRooms.Grains.Journal;

/// <summary>The reference: journals in this process's memory, gone with it. Safe for concurrent writers, as every backend is.</summary>
public sealed partial class MemoryJournal : IJournal, IJournalTrust
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
                ? Task.FromException<JournalHead>(new JournalWentBackException(key, mark.Why))
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
            if (after != record.Trimmed && !record.Entries.ContainsKey(after))
                return Task.FromException<IReadOnlyList<JournalEntry>>(new JournalTrimmedException(key, after));
            // From one gap to the next, as every backend may.
            var first = record.Gaps.TryGetValue(after, out var next) ? next : after + 1;
            var page = new List<JournalEntry>();
            for (var version = first; page.Count < max && record.Entries.TryGetValue(version, out var entry); version++)
                page.Add(new JournalEntry(version, entry));
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
                return Task.FromException<bool>(new JournalWentBackException(key, record.Lost?.Why ?? $"it stands below version {expectedVersion}."));
            if (record.Version != expectedVersion)
                return Task.FromResult(false);
            record.Entries.Add(++record.Version, entry.ToArray());
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
                foreach (var trimmed in record.Entries.Keys.TakeWhile(v => v <= version).ToArray())
                    record.Entries.Remove(trimmed);
                record.Trimmed = version;
            }
        }
        return Task.CompletedTask;
    }

    private Record Of(JournalKey key) => _records.GetOrAdd(key, static _ => new Record());

    private sealed class Record
    {
        public readonly SortedDictionary<long, byte[]> Entries = [];

        // From the version that was left to the one that follows it.
        public readonly Dictionary<long, long> Gaps = [];
        public long Version;
        public long Trimmed;
        public long SnapshotVersion;
        public JournalLoss? Lost;
        public ReadOnlyMemory<byte> Snapshot;
    }
}
