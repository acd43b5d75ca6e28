namespace LiveRooms.Grains.Journal;

/// <summary>Names one journal, for example (<c>drop</c>, <c>summer-mug</c>).</summary>
/// <param name="Kind">What keeps it: <c>show</c> or <c>drop</c>.</param>
/// <param name="Id">The grain's id.</param>
[GenerateSerializer, Immutable, Alias("lr.journal.key")]
public readonly record struct JournalKey(string Kind, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind}:{Id}";
}

/// <summary>Where a journal stands.</summary>
/// <param name="Version">Entries ever appended.</param>
/// <param name="SnapshotVersion">The version the snapshot was taken at; 0 when there is none.</param>
/// <param name="Snapshot">The snapshot's bytes; empty when there is none.</param>
public sealed record JournalHead(long Version, long SnapshotVersion, ReadOnlyMemory<byte> Snapshot);

/// <summary>One stored entry.</summary>
/// <param name="Version">The journal's version after it.</param>
/// <param name="Bytes">As appended.</param>
public readonly record struct JournalEntry(long Version, ReadOnlyMemory<byte> Bytes);
