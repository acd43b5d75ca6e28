using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>Each viewer's newest reservation, which leads to the earlier ones.</summary>
internal sealed class Viewers(List<Reservation> reservations)
{
    private readonly HashIndex _index = new();

    /// <summary>The viewer's newest reservation; null when there is none.</summary>
    public Reservation? Last(ViewerId viewer)
    {
        var key = viewer.Short;
        var slot = Find(key);
        return slot < 0 ? null : reservations[(int)_index.At(slot) - 1];
    }

    /// <summary>The same viewer's reservation before that one; null when it is the first.</summary>
    public Reservation? Before(Reservation reservation) => reservation.Earlier == 0 ? null : reservations[(int)reservation.Earlier - 1];

    /// <summary>Takes in the drop's newest reservation.</summary>
    public void Add(Reservation newest)
    {
        var slot = Find(newest.ViewerKey);
        if (slot < 0)
        {
            _index.Add(newest.ViewerKey.Hash, (uint)newest.Number);
            return;
        }

        newest.Earlier = _index.At(slot);
        _index.Replace(slot, (uint)newest.Number);
    }

    private int Find(ShortId key)
    {
        var slot = _index.First(key.Hash);
        while (slot >= 0 && !reservations[(int)_index.At(slot) - 1].ViewerKey.Equals(key))
            slot = _index.Next(slot);
        return slot;
    }
}
