namespace LiveRooms.Load.Audience.Viewers;

/// <summary>Viewers who are in rooms now, in no order, of whom one can be picked by chance.</summary>
/// <param name="which">Which of a viewer's two places is here.</param>
internal sealed class Roster(int which)
{
    private readonly Lock _gate = new();
    private VirtualViewer?[] _viewers = new VirtualViewer?[16];
    private int _count;

    /// <summary>How many they are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>One has come.</summary>
    public void Add(VirtualViewer viewer)
    {
        lock (_gate)
        {
            if (_count == _viewers.Length)
            {
                var larger = new VirtualViewer?[2 * _count];
                _viewers.CopyTo(larger, 0);
                Volatile.Write(ref _viewers, larger);
            }
            viewer.Place(which) = _count;
            _viewers[_count] = viewer;
            Volatile.Write(ref _count, _count + 1);
        }
    }

    /// <summary>One has gone.</summary>
    public void Remove(VirtualViewer viewer)
    {
        lock (_gate)
        {
            var place = viewer.Place(which);
            Volatile.Write(ref _count, _count - 1);
            var last = _viewers[_count]!;
            _viewers[place] = last;
            last.Place(which) = place;
            _viewers[_count] = null;
        }
    }

    /// <summary>Any of them; null when there is none. Without a lock: it may have gone just now.</summary>
    public VirtualViewer? Pick(Random chance)
    {
        var (viewers, count) = (Volatile.Read(ref _viewers), Count);
        return count == 0 ? null : viewers[Math.Min(chance.Next(count), viewers.Length - 1)];
    }
}
