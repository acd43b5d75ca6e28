using LiveRooms.Grains.Journal;

namespace LiveRooms.Simulation.Plants;

/// <summary>A journal of which some part is wrong.</summary>
internal abstract class PlantedJournal(IJournal inner) : IJournal
{
    protected IJournal Inner => inner;

    public virtual Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry) =>
        inner.Append(key, expectedVersion, entry);

    public Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default) => inner.Load(key, cancellation);

    public virtual Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default) =>
        inner.Read(key, after, max, cancellation);

    public virtual Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
        inner.SaveSnapshot(key, version, snapshot, trim);
}
