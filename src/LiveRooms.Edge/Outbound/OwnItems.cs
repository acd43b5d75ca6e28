using System.Collections.Concurrent;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Numbered items that concern one viewer each: the last so many of all together, and each viewer's found without a look at
/// anybody else's. Changed and read under the relay's lock; whether a viewer has some, and what is forgotten, anybody may ask.
/// </summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="capacity">Items kept, at least 1.</param>
internal sealed class OwnItems<T>(int capacity)
{
    private readonly Ring<Node> _all = new(capacity);
    private readonly ConcurrentDictionary<ViewerId, Chain> _chains = new(concurrencyLevel: 1, capacity: 1);
    private long _forgotten;

    /// <summary>Items up to here may be gone; all of them, <see cref="long.MaxValue"/>, once they have been replaced.</summary>
    public long Forgotten => Volatile.Read(ref _forgotten);

    /// <summary>The newest item's number; 0 before the first.</summary>
    public long Newest { get; private set; }

    /// <summary>The newest number of an item that is told to its viewer alone; 0 before the first.</summary>
    public long NewestApart { get; private set; }

    /// <summary>Adds an item under a number above all others.</summary>
    /// <param name="viewer">Whom it concerns.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="item">The item.</param>
    /// <param name="apart">Whether it is told to its viewer alone.</param>
    public void Add(ViewerId viewer, long sequence, T item, bool apart)
    {
        var node = new Node(viewer, sequence, item);
        var isKnown = _chains.TryGetValue(viewer, out var chain);
        if (isKnown)
            chain!.Last = chain.Last.Next = node;
        else
            chain = new Chain(node);
        Volatile.Write(ref chain.Newest, Newest = sequence);
        if (apart)
            Volatile.Write(ref chain.Apart, NewestApart = sequence);
        if (!isKnown)
            _chains[viewer] = chain;
        if (_all.Add(node, out var oldest))
            Forget(oldest!);
    }

    /// <summary>From now on this item, which all were told, is told to its viewer alone; nothing when it is not here.</summary>
    public void Part(ViewerId viewer, long sequence)
    {
        if (!_chains.TryGetValue(viewer, out var chain) || sequence < chain.First.Sequence)
            return;
        Volatile.Write(ref chain.Apart, Math.Max(chain.Apart, sequence));
        NewestApart = Math.Max(NewestApart, sequence);
    }

    /// <summary>Who asks for a viewer's items from before here is to be told that some are gone.</summary>
    public void Forget(long through) => Volatile.Write(ref _forgotten, through);

    /// <summary>Whether a viewer may have items after a number. Anybody may ask.</summary>
    public bool Has(ViewerId viewer, long after) =>
        _chains.TryGetValue(viewer, out var chain) && Volatile.Read(ref chain.Newest) > after;

    /// <summary>Whether a viewer may have items after a number that are told to it alone. Anybody may ask.</summary>
    public bool HasApart(ViewerId viewer, long after) =>
        _chains.TryGetValue(viewer, out var chain) && Volatile.Read(ref chain.Apart) > after;

    /// <summary>A viewer's items after a number and up to another, in order.</summary>
    public List<T> Of(ViewerId viewer, long after, long through = long.MaxValue)
    {
        var items = new List<T>();
        if (!_chains.TryGetValue(viewer, out var chain))
            return items;
        for (var node = chain.First; node is not null && node.Sequence <= through; node = node.Next)
        {
            if (node.Sequence > after)
                items.Add(node.Item);
        }
        return items;
    }

    /// <summary>How many items are kept after a number, of all viewers. O(log n).</summary>
    public int CountAfter(long after)
    {
        int low = 0, high = _all.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_all[middle].Sequence <= after)
                low = middle + 1;
            else
                high = middle;
        }
        return _all.Count - low;
    }

    private void Forget(Node oldest)
    {
        // Whoever does not find it any more finds this.
        Forget(oldest.Sequence);
        if (oldest.Next is { } next)
            _chains[oldest.Viewer].First = next;
        else
            _chains.TryRemove(oldest.Viewer, out _);
    }

    private sealed class Node(ViewerId viewer, long sequence, T item)
    {
        public ViewerId Viewer => viewer;

        public long Sequence => sequence;

        public T Item => item;

        public Node? Next { get; set; }
    }

    /// <summary>One viewer's items, and the newest numbers among them.</summary>
    private sealed class Chain(Node first)
    {
        public long Newest;
        public long Apart;

        public Node First { get; set; } = first;

        public Node Last { get; set; } = first;
    }
}
