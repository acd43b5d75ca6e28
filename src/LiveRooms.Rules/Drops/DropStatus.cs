namespace LiveRooms.Rules.Drops;

/// <summary>Where a drop stands. Numbers are stored: never renumber.</summary>
[GenerateSerializer, Alias("lr.drop.status")]
public enum DropStatus
{
    /// <summary>Known, not yet open.</summary>
    Announced = 0,
    /// <summary>Takes reservations.</summary>
    Open = 1,
    /// <summary>Open, and every unit is confirmed; a restock makes it open again. Derived, never stored.</summary>
    SoldOut = 2,
    /// <summary>Takes no reservations; holds may still be confirmed until their deadline.</summary>
    Closed = 3,
    /// <summary>Open, but gives no new holds until it is resumed; the holds it has run on.</summary>
    Paused = 4,
}
