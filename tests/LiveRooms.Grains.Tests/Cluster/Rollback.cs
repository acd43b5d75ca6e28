using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>A store that can be put back to what it was.</summary>
internal sealed class Rollback : IJournal, IJournalTrust
{
    private static readonly JournalKey[] Kept = [new("drop", "mug"), new("show", "mugs")];

    private MemoryJournal _inner = new();
    private MemoryJournal? _copy;

    /// <summary>Keeps a copy of what is there now.</summary>
    public async Task Keep() => _copy = await Copy(_inner);

    /// <summary>All since the copy is lost.</summary>
    public async Task GoBack() => _inner = await Copy(_copy!);

    public Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default) => _inner.Load(key, cancellation);

    public Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default) =>
        _inner.Read(key, after, max, cancellation);

    public Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry) => _inner.Append(key, expectedVersion, entry);

    public Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
        _inner.SaveSnapshot(key, version, snapshot, trim);

    public Task Distrust(JournalKey key, string why, long seen = 0) => _inner.Distrust(key, why, seen);

    public Task Accept(JournalKey key) => _inner.Accept(key);

    public Task<JournalLoss?> LossOf(JournalKey key) => _inner.LossOf(key);

    public Task<IReadOnlyList<JournalLoss>> Losses() => _inner.Losses();

    public Task<JournalHead> Left(JournalKey key) => _inner.Left(key);

    public Task<bool> AcceptLoss(JournalKey key, long left, long version, ReadOnlyMemory<byte> entry) =>
        _inner.AcceptLoss(key, left, version, entry);

    private static async Task<MemoryJournal> Copy(MemoryJournal from)
    {
        var copy = new MemoryJournal();
        foreach (var key in Kept)
        {
            await foreach (var entry in from.ReadAll(key, 0, cancellation: TestContext.Current.CancellationToken))
                Assert.True(await copy.Append(key, entry.Version - 1, entry.Bytes));
        }

        return copy;
    }
}
