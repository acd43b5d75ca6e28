namespace LiveRooms.Rules.Shows;

/// <summary>A run of a ring, seen without copying. Good until the ring changes.</summary>
/// <typeparam name="T">The items.</typeparam>
public readonly struct RingSlice<T>
{
    private readonly Ring<T>? _ring;
    private readonly int _start;

    internal RingSlice(Ring<T> ring, int start, int count)
    {
        _ring = ring;
        _start = start;
        Count = count;
    }

    /// <summary>Items in the run.</summary>
    public int Count { get; }

    /// <summary>One item of the run, 0 is the oldest.</summary>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _ring![_start + index];
        }
    }

    /// <summary>Walks the run.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Copies the run.</summary>
    public T[] ToArray()
    {
        var items = new T[Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = this[i];
        return items;
    }

    /// <summary>Walks a run.</summary>
    public struct Enumerator
    {
        private readonly RingSlice<T> _slice;
        private int _index;

        internal Enumerator(RingSlice<T> slice)
        {
            _slice = slice;
            _index = -1;
        }

        /// <summary>The item it stands at.</summary>
        public readonly T Current => _slice[_index];

        /// <summary>Steps on; false at the end.</summary>
        public bool MoveNext() => ++_index < _slice.Count;
    }
}
