using LiveRooms.Rules.Drops;

namespace LiveRooms.Grains.Drops;

/// <summary>A drop as everybody sees it. Free + held + sold = total.</summary>
/// <param name="Settings">As announced, with the price and the closing time that hold now.</param>
/// <param name="Status">Where in its life it is.</param>
/// <param name="Total">Units in all, restocks included.</param>
/// <param name="Free">Units nobody holds.</param>
/// <param name="Held">Units held.</param>
/// <param name="Sold">Units confirmed.</param>
/// <param name="Waiting">Viewers on the waitlist.</param>
/// <param name="OpenedAt">When it opened.</param>
/// <param name="Version">Events recorded so far; of two views the higher wins.</param>
/// <param name="Revenue">Minor units of what is sold, each order at its own price.</param>
/// <param name="Lottery">Of a lottery: its entries, and its draw once there was one.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.view")]
public sealed record DropView(
    DropSettings Settings, DropStatus Status, int Total, int Free, int Held, int Sold, int Waiting, DateTimeOffset? OpenedAt, long Version,
    long Revenue = 0, LotteryView? Lottery = null);
