namespace LiveRooms.Grains.Journal;

/// <summary>Journals that went back.</summary>
public sealed partial class MemoryJournal
{
    /// <inheritdoc/>
    public Task<bool> Distrust(JournalKey key, string why, long seen = 0, long? known = null)
    {
        var record = Of(key);
        lock (record)
        {
            if (record.Lost is null && record.Gaps.Values.Any(next => known < next))
                return Task.FromResult(false);
            record.Lost ??= new JournalLoss(key, record.Version, 0, seen, DateTimeOffset.UnixEpoch, why);
            record.Lost = record.Lost with { Seen = Math.Max(seen, record.Lost.Seen) };
        }

        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public Task Accept(JournalKey key)
    {
        var record = Of(key);
        lock (record)
            record.Lost = null;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<JournalLoss?> LossOf(JournalKey key)
    {
        var record = Of(key);
        lock (record)
            return Task.FromResult(record.Lost);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalLoss>> Losses() => Task.FromResult<IReadOnlyList<JournalLoss>>(
        [.. _records.Values.Select(record => record.Lost).OfType<JournalLoss>().Take(IJournalTrust.MostLosses)]);

    /// <inheritdoc/>
    public Task<JournalHead> Left(JournalKey key)
    {
        var record = Of(key);
        lock (record)
            return Task.FromResult(new JournalHead(record.Version, record.SnapshotVersion, record.Snapshot));
    }

    /// <inheritdoc/>
    public Task<bool> AcceptLoss(JournalKey key, long left, long version, ReadOnlyMemory<byte> entry)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(version, left + 1);
        var record = Of(key);
        lock (record)
        {
            if (record.Lost is null || record.Version != left)
                return Task.FromResult(false);
            record.Lost = null;
            record.Gaps[left] = version;
            record.Entries[version] = entry.ToArray();
            record.Version = version;
            return Task.FromResult(true);
        }
    }
}
