using System.Collections.Immutable;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Grains.Telemetry;

/// <summary>What may become of a reservation, as metrics name it.</summary>
internal static class ReservationOutcomes
{
    /// <summary>The names, by index.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["held", "waiting", "entered", "promoted", "confirmed", "released", "expired", "cancelled", "refunded"];

    /// <summary>What became of a reservation by this event; null when it is about none.</summary>
    public static int? IndexOf(DropEvent e) => e switch
    {
        ReservationHeld => 0,
        ReservationWaitlisted => 1,
        ReservationEntered => 2,
        ReservationPromoted => 3,
        ReservationConfirmed or ReservationPaidLate => 4,
        ReservationReleased => 5,
        ReservationExpired => 6,
        ReservationCancelled => 7,
        ReservationRefunded => 8,
        _ => null,
    };
}
