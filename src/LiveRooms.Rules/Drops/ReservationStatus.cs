namespace LiveRooms.Rules.Drops;

/// <summary>Where a reservation stands. Numbers are stored: never renumber.</summary>
[GenerateSerializer, Alias("lr.drop.reservation-status")]
public enum ReservationStatus
{
    /// <summary>On the waitlist.</summary>
    Waiting = 0,
    /// <summary>Has units until its deadline.</summary>
    Held = 1,
    /// <summary>Bought.</summary>
    Confirmed = 2,
    /// <summary>Given back by its viewer, or ended on the waitlist by the drop's close.</summary>
    Released = 3,
    /// <summary>Not confirmed before its deadline.</summary>
    Expired = 4,
    /// <summary>Ended by the creator while it waited or was held.</summary>
    Cancelled = 5,
    /// <summary>Bought, and taken back by the creator.</summary>
    Refunded = 6,
    /// <summary>In a lottery that is not drawn yet.</summary>
    Entered = 7,
}
