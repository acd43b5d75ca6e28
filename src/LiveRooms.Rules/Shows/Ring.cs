using System.Collections;

namespace LiveRooms.Rules.Shows;

/// <summary>The last <paramref name="capacity"/> items added, oldest first. Grows up to the capacity, then allocates no more.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <param name="capacity">Items kept, at least 1.</param>
public sealed class Ring<T>(int capacity) : IReadOnlyList<T>
{
    private const int SmallestArray = 16;

    private T[] _items = new T[Math.Min(SmallestArray, Positive(capacity))];
    private int _first;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _items[Slot(index)];
        }
    }

    /// <summary>Adds an item; true when the oldest gave way, which is then <paramref name="evicted"/>.</summary>
    public bool Add(T item, out T? evicted)
    {
        evicted = default;
        if (Count == capacity)
        {
            evicted = _items[_first];
            _items[_first] = item;
            _first = Slot(1);
            return true;
        }

        if (Count == _items.Length)
            Grow();
        _items[Slot(Count)] = item;
        Count++;
        return false;
    }

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        Array.Clear(_items);
        _first = Count = 0;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int Positive(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        return capacity;
    }

    private int Slot(int index)
    {
        var slot = _first + index;
        return slot < _items.Length ? slot : slot - _items.Length;
    }

    // Only a ring that never wrapped grows: items stand from slot 0 on.
    private void Grow() => Array.Resize(ref _items, (int)Math.Min((long)_items.Length * 2, capacity));
}
