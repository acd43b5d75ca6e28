namespace LiveRooms.Protocol.Hub;

/// <summary>The kinds of <see cref="RoomEvent"/>.</summary>
public static class RoomEventKinds
{
    /// <summary>The show went live.</summary>
    public const string ShowLive = "showLive";
    /// <summary>The show ended.</summary>
    public const string ShowEnded = "showEnded";
    /// <summary>A drop was announced.</summary>
    public const string DropAnnounced = "dropAnnounced";
    /// <summary>A drop opened.</summary>
    public const string DropOpened = "dropOpened";
    /// <summary>Units were added to a drop.</summary>
    public const string DropRestocked = "dropRestocked";
    /// <summary>Every unit of a drop is sold.</summary>
    public const string DropSoldOut = "dropSoldOut";
    /// <summary>A drop closed.</summary>
    public const string DropClosed = "dropClosed";
    /// <summary>A drop gives no new holds for now.</summary>
    public const string DropPaused = "dropPaused";
    /// <summary>A drop's pause ended.</summary>
    public const string DropResumed = "dropResumed";
    /// <summary>A drop has another price; holds that began before keep theirs.</summary>
    public const string DropRepriced = "dropRepriced";
    /// <summary>A drop opens by itself in a moment: at its card's <c>opensAt</c>.</summary>
    public const string DropCountdown = "dropCountdown";
    /// <summary>A lottery was drawn; who was in it may ask for the own reservations and the proof.</summary>
    public const string DropDrawn = "dropDrawn";
    /// <summary>Directed: the viewer came off the waitlist and holds units.</summary>
    public const string Promoted = "promoted";
    /// <summary>Directed: the viewer's hold expired.</summary>
    public const string Expired = "expired";
    /// <summary>Directed: the drop closed while the viewer waited.</summary>
    public const string WaitlistClosed = "waitlistClosed";
    /// <summary>Directed: the creator cancelled the viewer's reservation.</summary>
    public const string Cancelled = "cancelled";
    /// <summary>Directed: the creator refunded the viewer's order.</summary>
    public const string Refunded = "refunded";
    /// <summary>Directed: the viewer's payment came, and bought the reservation.</summary>
    public const string Confirmed = "confirmed";
    /// <summary>Directed: the viewer's payment failed; a hold runs on.</summary>
    public const string PaymentFailed = "paymentFailed";
    /// <summary>Directed: the viewer's payment came and bought nothing: the creator is to give it back.</summary>
    public const string RefundDue = "refundDue";
    /// <summary>Directed: the viewer may not chat until a time.</summary>
    public const string Muted = "muted";
    /// <summary>Directed: the viewer may chat again.</summary>
    public const string Unmuted = "unmuted";
}
