using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Sales;

/// <summary>A reservation that waits or is held: what an order needs to know of it.</summary>
internal readonly record struct Claim(ShortId Viewer, long Price, int Quantity, ushort Shelf, bool Held);

/// <summary>An order in few bytes.</summary>
internal struct Sale
{
    public ShortId Viewer;
    public long Price;
    public long ConfirmedMs;
    public int Number;
    public ushort Shelf;
    public byte Quantity;
    public bool Refunded;

    public readonly long Total => Quantity * Price;
}
