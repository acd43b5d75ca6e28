using System.Collections.Concurrent;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>
/// Numbered items that concern one viewer each: the last so many of all together, and each viewer's found without a look at
/// anybody else's. Of so many before them it is known whose they were, so that a rush costs nobody else anything. Changed and read
/// under the relay's lock; whether a viewer has some, and what is forgotten, anybody may ask.
/// </summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="capacity">Items kept, at least 1.</param>
/// <param name="losses">Of items before them, how many it is known of whom they concerned, at least 1.</param>
internal sealed class OwnItems<T>(int capacity, int losses)
{
    private readonly Ring<Node> _all = new(capacity);
    private readonly Ring<Loss> _lost = new(losses);
    private readonly ConcurrentDictionary<ViewerId, Chain> _chains = new(concurrencyLevel: 1, capacity: 1);
    private long _forgotten;

    /// <summary>Anybody's items up to here may be gone; all of them, <see cref="long.MaxValue"/>, once they have been replaced.</summary>
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
        chain ??= new Chain();
        chain.Append(node);
        Volatile.Write(ref chain.Newest, Newest = sequence);
        if (apart)
            Volatile.Write(ref chain.Apart, NewestApart = sequence);
        if (!isKnown)
            _chains[viewer] = chain;
        if (_all.Add(node, out var oldest))
            Lose(oldest!);
    }

    /// <summary>From now on this item, which all were told, is told to its viewer alone; nothing when it is not here.</summary>
    public void Part(ViewerId viewer, long sequence)
    {
        if (!_chains.TryGetValue(viewer, out var chain) || chain.First is not { } first || sequence < first.Sequence)
            return;
        Volatile.Write(ref chain.Apart, Math.Max(chain.Apart, sequence));
        NewestApart = Math.Max(NewestApart, sequence);
    }

    /// <summary>Whether some of a viewer's items after a number may be gone: only a start over helps it.</summary>
    public bool HasLost(ViewerId viewer, long after) =>
        _forgotten > after || (_chains.TryGetValue(viewer, out var chain) && chain.Lost > after);

    /// <summary>Who asks for anybody's items from before here is to be told that some are gone.</summary>
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

    /// <summary>How many items there were after a number that is not forgotten, of all viewers. O(log n).</summary>
    public int CountAfter(long after) => After(_all, static node => node.Sequence, after) + After(_lost, static loss => loss.Sequence, after);

    private static int After<TItem>(Ring<TItem> items, Func<TItem, long> sequence, long after)
    {
        int low = 0, high = items.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (sequence(items[middle]) <= after)
                low = middle + 1;
            else
                high = middle;
        }
        return items.Count - low;
    }

    /// <summary>The item is gone, and that it was this viewer's is known for a while.</summary>
    private void Lose(Node oldest)
    {
        var chain = _chains[oldest.Viewer];
        chain.Lost = oldest.Sequence;
        chain.CutFirst();
        if (!_lost.Add(new Loss(oldest.Viewer, oldest.Sequence), out var past))
            return;
        // Whoever does not find it any more finds this.
        Forget(past.Sequence);
        if (_chains.TryGetValue(past.Viewer, out var its) && its.First is null && its.Lost == past.Sequence)
            _chains.TryRemove(past.Viewer, out _);
    }

    private readonly record struct Loss(ViewerId Viewer, long Sequence);

    private sealed class Node(ViewerId viewer, long sequence, T item)
    {
        public ViewerId Viewer => viewer;

        public long Sequence => sequence;

        public T Item => item;

        public Node? Next { get; set; }
    }

    /// <summary>One viewer's items, and the newest numbers among them and among those that are gone.</summary>
    private sealed class Chain
    {
        public long Newest;
        public long Apart;
        private Node? _last;

        public long Lost { get; set; }

        public Node? First { get; private set; }

        public void Append(Node node)
        {
            if (First is null)
                First = node;
            else
                _last!.Next = node;
            _last = node;
        }

        public void CutFirst()
        {
            First = First!.Next;
            if (First is null)
                _last = null;
        }
    }
}
