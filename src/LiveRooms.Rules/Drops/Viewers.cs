using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>Each viewer's newest reservation, which leads to the earlier ones.</summary>
internal sealed class Viewers(Reservations reservations)
{
    private readonly HashIndex _index = new();

    /// <summary>The viewer's newest reservation; null when there is none.</summary>
    public Reservation? Last(ViewerId viewer)
    {
        var key = viewer.Short;
        var slot = Find(key);
        return slot < 0 ? null : reservations.Find(_index.At(slot));
    }

    /// <summary>The same viewer's reservation before that one; null when it is the first.</summary>
    public Reservation? Before(Reservation reservation) => reservations.Find(reservation.Earlier);

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
        while (slot >= 0 && !reservations.Find(_index.At(slot))!.ViewerKey.Equals(key))
            slot = _index.Next(slot);
        return slot;
    }
}
