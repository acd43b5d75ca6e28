using System.Collections.Concurrent;

namespace LiveRooms.Faults.Nemesis.History;

/// <summary>Every call of a run, by drop. Taken down by many callers at once.</summary>
internal sealed class Chronicle
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Call>> _drops = [];
    private int _count;

    internal int Count => Volatile.Read(ref _count);

    internal void Add(string drop, Call call)
    {
        _drops.GetOrAdd(drop, static _ => []).Enqueue(call);
        Interlocked.Increment(ref _count);
    }

    internal IReadOnlyCollection<Call> Of(string drop) => _drops.TryGetValue(drop, out var calls) ? calls : [];
}
