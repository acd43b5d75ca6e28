using System.Collections.Immutable;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>A drop as everybody in one of its shows sees it: with the units offered there. Free + held + sold = total.</summary>
/// <param name="Settings">As announced, with the prices and times that hold now; its show is the one whose view this is.</param>
/// <param name="Status">Where in its life it is.</param>
/// <param name="Total">Units in all, restocks included.</param>
/// <param name="Free">Units nobody holds.</param>
/// <param name="Held">Units held.</param>
/// <param name="Sold">Units confirmed.</param>
/// <param name="Waiting">Viewers on the waitlist.</param>
/// <param name="OpenedAt">When it opened.</param>
/// <param name="Version">Events recorded so far; of two views the higher wins.</param>
/// <param name="Revenue">Minor units of what is sold, each order at its own price.</param>
/// <param name="Shelves">Its variants; none in a drop without.</param>
/// <param name="SharedWith">In another show than the drop's own: whose that show is; else null.</param>
/// <param name="Lottery">Of a lottery: its entries, and its draw once there was one.</param>
/// <param name="LossVersion">The version at which a loss of the store's was last accepted: whatever was seen below may be gone. 0 when none was.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.view")]
public sealed record DropView(
    DropSettings Settings, DropStatus Status, int Total, int Free, int Held, int Sold, int Waiting, DateTimeOffset? OpenedAt, long Version,
    long Revenue = 0, ImmutableArray<ShelfView> Shelves = default, CreatorId? SharedWith = null,
    LotteryView? Lottery = null, long LossVersion = 0);
