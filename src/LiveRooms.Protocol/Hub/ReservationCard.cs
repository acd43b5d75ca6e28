namespace LiveRooms.Protocol.Hub;

/// <summary>A viewer's claim on units of a drop.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="ReservationId">Number within the drop, from 1.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Status"><c>waiting</c>, <c>held</c>, <c>confirmed</c>, <c>released</c>, <c>expired</c>,
/// <c>cancelled</c>, <c>refunded</c> or, in a lottery before its draw, <c>entered</c>.</param>
/// <param name="Deadline">While held: confirm before this, Unix milliseconds.</param>
/// <param name="WaitlistPlace">While waiting: 1 is next.</param>
/// <param name="OrderId">Once bought: the order, also when it was refunded.</param>
/// <param name="Version">Version of the drop at which this was true; of two cards of one reservation the higher wins.</param>
/// <param name="Price">While held and once bought: minor units for each unit, fixed when the hold began.</param>
/// <param name="Chance">While waiting, an estimate of what the place is worth: <c>good</c>, <c>slim</c> or <c>none</c>.</param>
/// <param name="VariantId">The variant, where the drop has some.</param>
/// <param name="Rank">Once drawn in a lottery: its rank, 1 came first.</param>
public sealed record ReservationCard(
    string DropId, long ReservationId, int Quantity, string Status, long? Deadline, int? WaitlistPlace, string? OrderId, long Version,
    long? Price = null, string? Chance = null, string? VariantId = null, int? Rank = null);
