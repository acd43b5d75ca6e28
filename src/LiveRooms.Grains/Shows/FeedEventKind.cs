namespace LiveRooms.Grains.Shows;

/// <summary>What a critical event of a room says.</summary>
public enum FeedEventKind
{
    /// <summary>The show went live.</summary>
    ShowLive = 1,
    /// <summary>The show ended.</summary>
    ShowEnded = 2,
    /// <summary>A drop was announced.</summary>
    DropAnnounced = 10,
    /// <summary>A drop opened.</summary>
    DropOpened = 11,
    /// <summary>Units were added to a drop.</summary>
    DropRestocked = 12,
    /// <summary>Every unit of a drop is sold.</summary>
    DropSoldOut = 13,
    /// <summary>A drop closed.</summary>
    DropClosed = 14,
    /// <summary>A drop gives no new holds for now.</summary>
    DropPaused = 15,
    /// <summary>A drop's pause ended.</summary>
    DropResumed = 16,
    /// <summary>A drop has another price.</summary>
    DropRepriced = 17,
    /// <summary>A drop opens by itself in a moment.</summary>
    DropCountdown = 18,
    /// <summary>A lottery was drawn.</summary>
    DropDrawn = 19,
    /// <summary>Directed: off the waitlist, units held.</summary>
    Promoted = 20,
    /// <summary>Directed: a hold expired.</summary>
    Expired = 21,
    /// <summary>Directed: the drop closed while the viewer waited.</summary>
    WaitlistClosed = 22,
    /// <summary>Directed: the creator cancelled the viewer's reservation.</summary>
    Cancelled = 23,
    /// <summary>Directed: the creator refunded the viewer's order.</summary>
    Refunded = 24,
    /// <summary>Directed: a payment bought the viewer's reservation.</summary>
    Confirmed = 25,
    /// <summary>Directed: the viewer's payment failed.</summary>
    PaymentFailed = 26,
    /// <summary>Directed: the viewer's payment bought nothing and is to be given back.</summary>
    RefundDue = 27,
    /// <summary>Directed: may not chat until a time.</summary>
    Muted = 30,
    /// <summary>Directed: may chat again.</summary>
    Unmuted = 31,
}
