namespace LiveRooms.Load.Markets;

/// <summary>What a visitor does, one after the other: four bits each, so that a visit is a number.</summary>
/// <param name="Count">How much, 0 to <see cref="Most"/>.</param>
/// <param name="Bits">The first in the lowest bits.</param>
internal readonly record struct Doings(int Count, ulong Bits)
{
    /// <summary>In one visit.</summary>
    public const int Most = 16;

    /// <summary>One of them.</summary>
    public Doing this[int index] => (Doing)((Bits >> (4 * index)) & 15);

    /// <summary>With another at the end.</summary>
    public Doings With(Doing doing) => new(Count + 1, Bits | ((ulong)doing << (4 * Count)));
}
