using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>A viewer's claim on units of a drop.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Number">Its number within the drop, from 1.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Status">Where in its life it is.</param>
/// <param name="Deadline">While held: confirm before this.</param>
/// <param name="Place">While waiting: 1 is next.</param>
/// <param name="Version">The drop's version at its last change; of two views the higher wins.</param>
/// <param name="Price">While held and once bought: minor units for each unit, fixed when the hold began.</param>
/// <param name="Chance">While waiting: what the place is worth, by an estimate.</param>
/// <param name="Variant">The variant, where the drop has some.</param>
/// <param name="Rank">Once drawn: its rank, 1 came first.</param>
[GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("lr.drop.reservation")]
public sealed record ReservationView(
    DropId Drop, long Number, int Quantity, ReservationStatus Status, DateTimeOffset? Deadline, int? Place, long Version,
    long? Price = null, Chance? Chance = null, VariantId? Variant = null, int? Rank = null)
{
    /// <summary>Once bought: the order's id.</summary>
    public string? OrderId => Status is ReservationStatus.Confirmed or ReservationStatus.Refunded ? OrderView.IdOf(Drop, Number) : null;
}
