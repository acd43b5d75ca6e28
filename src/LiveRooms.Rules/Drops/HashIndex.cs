namespace LiveRooms.Rules.Drops;

/// <summary>
/// Numbers by a hash, eight bytes a slot; several may share one, so that the caller looks whether a number is the one it means.
/// Nothing is ever taken out. The hash is kept, so that growing touches nothing else.
/// </summary>
internal sealed class HashIndex
{
    private const int Smallest = 16;

    // The hash above, the number below; 0 is empty.
    private ulong[] _slots = new ulong[Smallest];
    private int _count;

    /// <summary>The first slot of that hash; -1 when there is none.</summary>
    public int First(uint hash) => Seek(hash, (int)(hash & (uint)(_slots.Length - 1)));

    /// <summary>The slot after this one with the same hash; -1 when there is none.</summary>
    public int Next(int slot) => Seek((uint)(_slots[slot] >> 32), (slot + 1) & (_slots.Length - 1));

    /// <summary>The number in a slot.</summary>
    public uint At(int slot) => (uint)_slots[slot];

    /// <summary>Another number of the same hash takes the slot.</summary>
    public void Replace(int slot, uint number) => _slots[slot] = (_slots[slot] & ~(ulong)uint.MaxValue) | number;

    /// <summary>Adds a number, 1 or more.</summary>
    public void Add(uint hash, uint number)
    {
        // Four fifths full at most: a search then sees a handful of neighbours.
        if ((_count + 1) * 5L > _slots.Length * 4L)
            Grow();
        Put(_slots, ((ulong)hash << 32) | number);
        _count++;
    }

    private int Seek(uint hash, int slot)
    {
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if ((uint)(_slots[slot] >> 32) == hash)
                return slot;
        }

        return -1;
    }

    private void Grow()
    {
        var larger = new ulong[_slots.Length * 2];
        foreach (var entry in _slots)
        {
            if (entry != 0)
                Put(larger, entry);
        }

        _slots = larger;
    }

    private static void Put(ulong[] slots, ulong entry)
    {
        var slot = (int)((uint)(entry >> 32) & (uint)(slots.Length - 1));
        while (slots[slot] != 0)
            slot = (slot + 1) & (slots.Length - 1);
        slots[slot] = entry;
    }
}
