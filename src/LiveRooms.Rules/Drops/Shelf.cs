using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// A part of a drop's stock, with a waitlist of its own: one variant (or the whole product) in one show. Units on a shelf are
/// offered in its show alone. It changes as the drop evolves.
/// </summary>
public sealed class Shelf
{
    internal Shelf(int index, int home, Variant? variant, ShowId show, CreatorId creator)
    {
        Index = index;
        Home = home;
        Variant = variant;
        Show = show;
        Creator = creator;
    }

    /// <summary>Its number within the drop, from 0; stored with each reservation.</summary>
    public int Index { get; }

    /// <summary>The number of the shelf of the same variant in the drop's own show.</summary>
    public int Home { get; }

    /// <summary>The variant as announced; null in a drop without variants.</summary>
    public Variant? Variant { get; }

    /// <summary>The show in which its units are offered.</summary>
    public ShowId Show { get; }

    /// <summary>Whose show that is.</summary>
    public CreatorId Creator { get; }

    /// <summary>Its units.</summary>
    public Stock Stock { get; internal set; }

    /// <summary>Minor units of what is sold from it, each order at its own price; without the refunded ones.</summary>
    public long Revenue { get; internal set; }

    /// <summary>Reservations waiting for units of this shelf.</summary>
    public int Waiting => Line.Count;

    /// <summary>Whether it is one that units were moved to from the drop's own show.</summary>
    public bool IsShared => Index != Home;

    internal Waitlist Line { get; } = new();

    /// <summary>Whether who is next in line fits into what is free.</summary>
    internal bool CanPromote => Line.Head is { } head && head.Quantity <= Stock.Free;
}
