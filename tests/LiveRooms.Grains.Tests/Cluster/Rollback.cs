using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>A store that can be put back to what it was.</summary>
internal sealed class Rollback : IJournal, IJournalTrust
{
    private static readonly JournalKey[] Kept = [new("drop", "mug"), new("show", "mugs")];

    private MemoryJournal _inner = new();
    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private MemoryJournal? _copy;
    private TaskCompletionSource? _gate;

    /// <summary>No mark is taken.</summary>
    public bool IsUnmarkable { get; set; }

    /// <summary>Completes when a mark was not taken.</summary>
    public Task Tried => _tried.Task;

    /// <summary>Completes when a look at the drop waits.</summary>
    public Task Looked => _looked.Task;

    /// <summary>Keeps a copy of what is there now.</summary>
    public async Task Keep() => _copy = await Copy(_inner);

    /// <summary>All since the copy is lost.</summary>
    public async Task GoBack() => _inner = await Copy(_copy!);

    /// <summary>Looks at the drop wait from now on.</summary>
    public void HoldLooks() => _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Looks go on, or fail.</summary>
    public void LetLook(bool fail = false)
    {
        var gate = _gate!;
        _gate = null;
        if (fail)
            gate.SetException(new JournalUnavailableException("it cannot be looked at"));
        else
            gate.SetResult();
    }

    public Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default) => _inner.Load(key, cancellation);

    public async Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default)
    {
        if (key.Kind == "drop" && _gate is { } gate)
        {
            _looked.TrySetResult();
            await gate.Task;
        }

        return await _inner.Read(key, after, max, cancellation);
    }

    public Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry) => _inner.Append(key, expectedVersion, entry);

    public Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
        _inner.SaveSnapshot(key, version, snapshot, trim);

    public Task<bool> Distrust(JournalKey key, string why, long seen = 0, long? known = null)
    {
        if (!IsUnmarkable)
            return _inner.Distrust(key, why, seen, known);
        _tried.TrySetResult();
        throw new JournalUnavailableException("no mark is taken");
    }

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
