namespace LiveRooms.Grains.Journal;

/// <summary>From a journal to a state.</summary>
internal static class JournalReplay
{
    /// <summary>Restores the newest snapshot and what follows it; the answer says where the journal stands.</summary>
    public static async Task<JournalHead> Replay(
        this IJournal journal, JournalKey key, Action<ReadOnlyMemory<byte>> snapshot, Action<JournalEntry> entry,
        CancellationToken cancellation) =>
        await journal.Replay(await journal.Load(key, cancellation), key, snapshot, entry, cancellation);

    /// <summary>The same from a head that is known already.</summary>
    public static async Task<JournalHead> Replay(
        this IJournal journal, JournalHead head, JournalKey key, Action<ReadOnlyMemory<byte>> snapshot, Action<JournalEntry> entry,
        CancellationToken cancellation)
    {
        var version = head.SnapshotVersion;
        if (version > 0)
            Restore(() => snapshot(head.Snapshot), key, version);
        await foreach (var next in journal.ReadAll(key, version, cancellation: cancellation))
        {
            Restore(() => entry(next), key, next.Version);
            version = next.Version;
        }
        // The journal may have grown since it was loaded: what was replayed is what this activation extends.
        return head with { Version = version };
    }

    private static void Restore(Action restore, JournalKey key, long version)
    {
        try
        {
            restore();
        }
#pragma warning disable CA1031 // Whatever the restored bytes break, it is the journal that is wrong.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new JournalDamagedException(key, $"version {version} cannot be replayed: {e.Message}", e);
        }
    }
}
