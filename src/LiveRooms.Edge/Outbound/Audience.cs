namespace LiveRooms.Edge.Outbound;

/// <summary>The viewers of one room on this edge. Called under the relay's lock.</summary>
internal sealed class Audience
{
    private readonly List<ViewerLane> _lanes = [];
    private readonly Dictionary<ViewerLane, int> _places = [];

    /// <summary>Viewers by connection: two tabs of one viewer count twice.</summary>
    public int Count => _lanes.Count;

    public void Add(ViewerLane lane)
    {
        if (_places.TryAdd(lane, _lanes.Count))
            _lanes.Add(lane);
    }

    public bool Remove(ViewerLane lane)
    {
        if (!_places.Remove(lane, out var place))
            return false;
        var last = _lanes[^1];
        _lanes[place] = last;
        _lanes.RemoveAt(_lanes.Count - 1);
        if (last != lane)
            _places[last] = place;
        return true;
    }

    /// <summary>Copies all lanes, in no order, into a buffer that grows when it must; how many there are.</summary>
    public int CopyTo(ref ViewerLane[] buffer)
    {
        if (buffer.Length < _lanes.Count)
            buffer = new ViewerLane[Math.Max(_lanes.Count, 2 * buffer.Length)];
        _lanes.CopyTo(buffer);
        return _lanes.Count;
    }
}
