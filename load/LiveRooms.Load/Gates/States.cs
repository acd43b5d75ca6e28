namespace LiveRooms.Load.Gates;

/// <summary>Where reservations stand, as the wire says it.</summary>
internal static class States
{
    public const string Held = "held";
    public const string Waiting = "waiting";
    public const string Confirmed = "confirmed";
    public const string Released = "released";
    public const string Expired = "expired";
    public const string Cancelled = "cancelled";
    public const string Refunded = "refunded";
    public const string Entered = "entered";

    /// <summary>Whether a reservation that was acknowledged as the one may stand as the other now.</summary>
    public static bool MayBecome(string acknowledged, string now) => acknowledged == now || (acknowledged switch
    {
        Entered => now is Waiting or Held or Confirmed or Released or Expired or Cancelled or Refunded,
        Waiting => now is Held or Confirmed or Released or Expired or Cancelled or Refunded,
        Held => now is Confirmed or Released or Expired or Cancelled or Refunded,
        Confirmed => now is Refunded,
        _ => false,
    });
}
