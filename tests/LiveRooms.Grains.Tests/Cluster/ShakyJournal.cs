using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Tests.Cluster;

/// <summary>What becomes of an append.</summary>
internal enum Fault
{
    None,

    /// <summary>It is lost on the way to the store.</summary>
    Before,

    /// <summary>It is stored, and its answer is lost.</summary>
    After,
}

/// <summary>A journal that fails when told to.</summary>
internal sealed class ShakyJournal(IJournal inner) : IJournal
{
    private volatile TaskCompletionSource? _gate;
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when an append waits.</summary>
    public Task Held => _held.Task;

    /// <summary>Asked at each append.</summary>
    public Func<JournalKey, Fault> OnAppend { get; set; } = _ => Fault.None;

    /// <summary>Asked at each load.</summary>
    public Func<JournalKey, bool> Unreadable { get; set; } = _ => false;

    /// <summary>No call is answered.</summary>
    public bool Down { get; set; }

    /// <summary>Fails one append of a kind of journal.</summary>
    public void FailOnce(string kind, Fault fault)
    {
        var left = 1;
        OnAppend = key => key.Kind == kind && Interlocked.Exchange(ref left, 0) == 1 ? fault : Fault.None;
    }

    /// <summary>Appends wait from now on.</summary>
    public void Hold() => _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Appends go on.</summary>
    public void LetGo()
    {
        _gate?.SetResult();
        _gate = null;
    }

    public async Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
    {
        if (_gate is { } gate)
        {
            _held.TrySetResult();
            await gate.Task;
        }
        var fault = Down ? Fault.Before : OnAppend(key);
        if (fault == Fault.Before)
            throw new JournalUnavailableException("lost on the way there");
        var stored = await inner.Append(key, expectedVersion, entry);
        return fault == Fault.After ? throw new JournalUnavailableException("lost on the way back") : stored;
    }

    public Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default) =>
        Down || Unreadable(key) ? throw Unavailable() : inner.Load(key, cancellation);

    public Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default) =>
        Down ? throw Unavailable() : inner.Read(key, after, max, cancellation);

    public Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
        Down ? throw Unavailable() : inner.SaveSnapshot(key, version, snapshot, trim);

    private static JournalUnavailableException Unavailable() => new("down");
}
