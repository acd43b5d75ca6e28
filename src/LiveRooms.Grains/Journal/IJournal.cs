namespace LiveRooms.Grains.Journal;

/// <summary>
/// Append-only, fenced records, one per key. An entry is an opaque, atomic group of events; a journal's version is the number
/// of entries ever appended to it. An append names the version it extends and is refused when another writer got there first.
/// </summary>
public interface IJournal
{
    /// <summary>The newest snapshot, if any, and the journal's version.</summary>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    /// <exception cref="JournalWentBackException">It stands below what was stored as far as is known here, or is marked so.</exception>
    /// <exception cref="JournalDamagedException">What is stored contradicts itself.</exception>
    Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default);

    /// <summary>
    /// Up to <paramref name="max"/> entries that follow version <paramref name="after"/>, in order; fewer when they are large, none
    /// only when none follows.
    /// </summary>
    /// <param name="key">The journal.</param>
    /// <param name="after">A version: 0 reads from the first entry.</param>
    /// <param name="max">1 to 4,096.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="JournalTrimmedException">Entries after <paramref name="after"/> were trimmed away below a snapshot.</exception>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    /// <exception cref="JournalWentBackException">It stands below <paramref name="after"/>.</exception>
    Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default);

    /// <summary>
    /// Appends one entry when the journal stands at <paramref name="expectedVersion"/>. True when it is stored as version
    /// <paramref name="expectedVersion"/> + 1; false when the journal stands higher: the caller is stale and must stop writing.
    /// Takes no cancellation: once begun, an append is not given up.
    /// </summary>
    /// <exception cref="JournalWentBackException">It stands below <paramref name="expectedVersion"/>, or is marked so.</exception>
    /// <exception cref="JournalUnavailableException">No answer: the entry may or may not be stored. Load again before writing.</exception>
    Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry);

    /// <summary>
    /// Keeps a snapshot of the state after <paramref name="version"/>. An older snapshot than the kept one is ignored, as is one
    /// above the journal's version. With <paramref name="trim"/>, entries up to <paramref name="version"/> are forgotten.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim);
}
