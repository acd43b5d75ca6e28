using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>Who may not chat, and until when. At the bound the mute that ends first gives way.</summary>
internal sealed class Mutes
{
    private readonly Dictionary<ViewerId, DateTimeOffset> _ends = [];

    public int Count => _ends.Count;

    /// <summary>By viewer id.</summary>
    public IEnumerable<StoredMute> InOrder =>
        _ends.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal).Select(pair => new StoredMute(pair.Key, pair.Value));

    public DateTimeOffset? Of(ViewerId viewer) => _ends.TryGetValue(viewer, out var until) ? until : null;

    public void Add(ViewerId viewer, DateTimeOffset until)
    {
        if (_ends.Count >= ShowLimits.MaxMutes && !_ends.ContainsKey(viewer))
            _ends.Remove(_ends.MinBy(pair => (pair.Value, pair.Key.Value), FirstToEnd).Key);
        _ends[viewer] = until;
    }

    public void Remove(ViewerId viewer) => _ends.Remove(viewer);

    // Ids in ordinal order, so that every replay lets the same one go.
    private static readonly Comparer<(DateTimeOffset Ends, string Viewer)> FirstToEnd =
        Comparer<(DateTimeOffset Ends, string Viewer)>.Create((one, other) =>
            one.Ends != other.Ends ? one.Ends.CompareTo(other.Ends) : string.CompareOrdinal(one.Viewer, other.Viewer));
}
