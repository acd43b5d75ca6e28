namespace LiveRooms.Protocol.Hub;

/// <summary>A viewer's claim on units of a drop.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="ReservationId">Number within the drop, from 1.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Status"><c>waiting</c>, <c>held</c>, <c>confirmed</c>, <c>released</c> or <c>expired</c>.</param>
/// <param name="Deadline">While held: confirm before this, Unix milliseconds.</param>
/// <param name="WaitlistPlace">While waiting: 1 is next.</param>
/// <param name="OrderId">When confirmed: the order.</param>
/// <param name="Version">Version of the drop at which this was true; of two cards of one reservation the higher wins.</param>
public sealed record ReservationCard(
    string DropId, long ReservationId, int Quantity, string Status, long? Deadline, int? WaitlistPlace, string? OrderId, long Version);
