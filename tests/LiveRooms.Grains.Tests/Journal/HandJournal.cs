using LiveRooms.Grains.Journal;

namespace LiveRooms.Grains.Tests.Journal;

/// <summary>A journal whose appends are answered by the test, one at a time.</summary>
internal sealed class HandJournal : IJournal
{
    private readonly Queue<TaskCompletionSource<bool>> _waiting = new();

    public List<(long Expected, byte[] Bytes)> Appends { get; } = [];

    /// <summary>What another writer has stored after this one's entries.</summary>
    public List<JournalEntry> Others { get; } = [];

    public int Reads { get; private set; }

    public void Answer(bool stored) => _waiting.Dequeue().SetResult(stored);

    public void Break(Exception with) => _waiting.Dequeue().SetException(with);

    public Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
    {
        Appends.Add((expectedVersion, entry.ToArray()));
        var answer = new TaskCompletionSource<bool>();
        _waiting.Enqueue(answer);
        return answer.Task;
    }

    public Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default)
    {
        Reads++;
        return Task.FromResult<IReadOnlyList<JournalEntry>>([.. Others.Where(e => e.Version > after).Take(max)]);
    }

    public Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
        throw new NotSupportedException();
}
