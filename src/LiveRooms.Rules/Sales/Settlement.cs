using System.Collections.Immutable;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Sales;

/// <summary>What a drop came to.</summary>
/// <param name="Status">Where the drop stands.</param>
/// <param name="Stock">Units in all.</param>
/// <param name="Holds">Holds ever given.</param>
/// <param name="Lapsed">Holds that expired or were let go.</param>
/// <param name="Total">What all of its orders came to.</param>
/// <param name="OpenedAt">When it opened, if it did.</param>
/// <param name="ClosedAt">When it closed, if it did.</param>
/// <param name="Outlets">The same by shelf, in the shelves' order.</param>
[GenerateSerializer, Immutable, Alias("lr.sales.settlement")]
public sealed record Settlement(
    DropStatus Status, long Stock, long Holds, long Lapsed, Takings Total, DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt,
    ImmutableArray<OutletTakings> Outlets)
{
    /// <summary>Units that are not sold, those that are still held among them.</summary>
    public long Unsold => Stock - Total.Sold;
}

/// <summary>What was sold from one shelf.</summary>
/// <param name="Outlet">Where.</param>
/// <param name="Stock">Its units in all.</param>
/// <param name="Takings">What its orders came to.</param>
[GenerateSerializer, Immutable, Alias("lr.sales.outlet-takings")]
public sealed record OutletTakings(Outlet Outlet, long Stock, Takings Takings);
