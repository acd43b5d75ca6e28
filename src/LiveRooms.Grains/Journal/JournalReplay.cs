namespace LiveRooms.Grains.Journal;

/// <summary>From a journal to a state.</summary>
internal static class JournalReplay
{
    /// <summary>Restores the newest snapshot and what follows it; the answer says where the journal stands.</summary>
    public static async Task<JournalHead> Replay(
        this IJournal journal, JournalKey key, Action<ReadOnlyMemory<byte>> snapshot, Action<JournalEntry> entry,
        CancellationToken cancellation)
    {
        var head = await journal.Load(key, cancellation);
        var version = head.SnapshotVersion;
        try
        {
            if (version > 0)
                snapshot(head.Snapshot);
            await foreach (var next in journal.ReadAll(key, version, cancellation: cancellation))
            {
                entry(next);
                version = next.Version;
            }
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
        {
            throw new JournalDamagedException(key, $"what follows version {version} cannot be replayed", e);
        }
        // The journal may have grown since it was loaded: what was replayed is what this activation extends.
        return head with { Version = version };
    }
}
