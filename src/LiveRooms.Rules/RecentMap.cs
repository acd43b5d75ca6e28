using System.Diagnostics.CodeAnalysis;

namespace LiveRooms.Rules;

/// <summary>Remembers the last <paramref name="capacity"/> keys added; the oldest is forgotten first.</summary>
internal sealed class RecentMap<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _values = [];
    private readonly Queue<TKey> _order = new();

    public int Count => _order.Count;

    /// <summary>Oldest first.</summary>
    public IEnumerable<KeyValuePair<TKey, TValue>> InOrder => _order.Select(key => KeyValuePair.Create(key, _values[key]));

    public bool Contains(TKey key) => _values.ContainsKey(key);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

    public void Add(TKey key, TValue value)
    {
        if (_order.Count == capacity)
            _values.Remove(_order.Dequeue());
        _values.Add(key, value);
        _order.Enqueue(key);
    }
}
