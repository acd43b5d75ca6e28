namespace LiveRooms.Protocol;

/// <summary>The codes of <see cref="Problem"/>. Numbers are the wire: never renumber, never reuse.</summary>
public enum ProblemCode
{
    /// <summary>The request is not of the expected form.</summary>
    Malformed = 1001,
    /// <summary>No valid token, or it expired.</summary>
    SignInRequired = 1002,
    /// <summary>The caller's role does not allow this.</summary>
    RoleForbidden = 1003,
    /// <summary>The connection is in no room.</summary>
    NotJoined = 1004,
    /// <summary>The same operation id came before with another body.</summary>
    OperationConflict = 1005,
    /// <summary>Too many requests from this caller.</summary>
    RateLimited = 1006,
    /// <summary>The engine is at a bound and sheds load.</summary>
    Busy = 1007,
    /// <summary>The store does not answer; nothing was recorded that is known of.</summary>
    StoreUnavailable = 1008,
    /// <summary>An unexpected fault; the incident is logged.</summary>
    Internal = 1009,
    /// <summary>The message or body is larger than allowed.</summary>
    TooLarge = 1010,
    /// <summary>The edge is being emptied: connect again after the time it says, to any edge.</summary>
    ComeAgain = 1011,
    /// <summary>The viewer took its messages too slowly: it may connect again and resume.</summary>
    TooSlow = 1012,
    /// <summary>The store lost something that was acknowledged: this stands still until an operator has looked at it.</summary>
    StoreWentBack = 1013,

    /// <summary>No such show.</summary>
    ShowUnknown = 2001,
    /// <summary>The show has ended.</summary>
    ShowEnded = 2002,
    /// <summary>The show is not live.</summary>
    ShowNotLive = 2003,
    /// <summary>Another show has this id.</summary>
    ShowExists = 2004,
    /// <summary>The command does not fit the show's state.</summary>
    ShowWrongState = 2005,
    /// <summary>Only the show's creator may do this.</summary>
    NotShowOwner = 2006,
    /// <summary>A title is 1 to 120 characters without control characters.</summary>
    TitleInvalid = 2007,
    /// <summary>The language is none of the eight.</summary>
    LanguageUnknown = 2008,
    /// <summary>The playback address is not an absolute http or https URL of at most 2,048 characters.</summary>
    PlaybackUrlInvalid = 2009,
    /// <summary>No such product in the creator's shop.</summary>
    ProductUnknown = 2010,
    /// <summary>A bound of the show (drops, mutes) is reached.</summary>
    ShowFull = 2011,
    /// <summary>The product's fields are out of range.</summary>
    ProductInvalid = 2012,
    /// <summary>The shop holds as many products as it may.</summary>
    ShopFull = 2013,
    /// <summary>No such creator.</summary>
    CreatorUnknown = 2014,
    /// <summary>The name is empty, too long or holds control characters.</summary>
    NameInvalid = 2015,
    /// <summary>Shows are marked headline by operators here.</summary>
    HeadlineForbidden = 2016,

    /// <summary>The chat line is empty.</summary>
    ChatEmpty = 3001,
    /// <summary>The chat line is too long.</summary>
    ChatTooLong = 3002,
    /// <summary>The chat line holds control characters.</summary>
    ChatControlCharacters = 3003,
    /// <summary>The viewer chats too fast.</summary>
    ChatTooFast = 3004,
    /// <summary>The viewer is muted in this show.</summary>
    ChatMuted = 3005,
    /// <summary>No such kind of reaction.</summary>
    ReactionUnknown = 3006,
    /// <summary>The number of reactions in one call is out of range.</summary>
    ReactionCountInvalid = 3007,

    /// <summary>No such drop.</summary>
    DropUnknown = 4001,
    /// <summary>The drop is not open yet.</summary>
    DropNotOpen = 4002,
    /// <summary>The drop is closed.</summary>
    DropClosed = 4003,
    /// <summary>The quantity is below one or above the per-viewer limit.</summary>
    QuantityInvalid = 4004,
    /// <summary>With this the viewer would hold more than the per-viewer limit.</summary>
    OverViewerLimit = 4005,
    /// <summary>No units and no room on the waitlist.</summary>
    SoldOut = 4006,
    /// <summary>No such reservation.</summary>
    ReservationUnknown = 4007,
    /// <summary>The reservation is another viewer's.</summary>
    ReservationNotYours = 4008,
    /// <summary>The hold's deadline has passed.</summary>
    ReservationExpired = 4009,
    /// <summary>The command does not fit the reservation's state.</summary>
    ReservationWrongState = 4010,
    /// <summary>The drop's settings are out of range.</summary>
    DropSettingsInvalid = 4011,
    /// <summary>The command does not fit the drop's state.</summary>
    DropWrongState = 4012,
    /// <summary>Another drop has this id.</summary>
    DropExists = 4013,
    /// <summary>The viewer reserved and let go too often in this drop.</summary>
    TooManyAttempts = 4014,
    /// <summary>Only the drop's creator may do this.</summary>
    NotDropOwner = 4015,
    /// <summary>The number of units is out of range.</summary>
    StockInvalid = 4016,
    /// <summary>The drop is paused.</summary>
    DropPaused = 4017,
    /// <summary>Fewer units are free than are to be taken away.</summary>
    StockTaken = 4018,
    /// <summary>The drop has no such variant, or has some and none is named.</summary>
    VariantUnknown = 4019,
    /// <summary>The drop, or this variant of it, is not offered in that show.</summary>
    DropNotOffered = 4020,
    /// <summary>A payment buys this, and nothing else does.</summary>
    PaymentRequired = 4021,
    /// <summary>The lottery is not drawn.</summary>
    NotDrawn = 4022,

    /// <summary>A notice has no signature of the payment provider's.</summary>
    WebhookUnsigned = 5001,
    /// <summary>A notice was signed too long ago, or in the future.</summary>
    WebhookStale = 5002,
    /// <summary>This very notice was taken in already.</summary>
    WebhookReplayed = 5003,
    /// <summary>No order that the notice could be for.</summary>
    PaymentUnknown = 5004,
    /// <summary>The webhook's address is not one that facts may be sent to.</summary>
    WebhookAddressInvalid = 5005,
    /// <summary>No such dead letter.</summary>
    DeliveryUnknown = 5006,
}
