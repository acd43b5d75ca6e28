using LiveRooms.Grains.Journal;

namespace LiveRooms.Simulation.Store;

/// <summary>Stands next to the writer and tells the store's link what each entry was decided on.</summary>
internal sealed class Witness(IJournal inner, StoreLink link) : IJournal
{
    public Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
    {
        link.Witness(entry, expectedVersion);
        return inner.Append(key, expectedVersion, entry);
    }

    public Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default) => inner.Load(key, cancellation);

    public Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default) =>
        inner.Read(key, after, max, cancellation);

    public Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
        inner.SaveSnapshot(key, version, snapshot, trim);
}
