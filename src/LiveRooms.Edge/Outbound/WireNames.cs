using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>The wire's names for enum values: part of the protocol, so written out rather than derived.</summary>
public static class WireNames
{
    /// <summary>A language's two letters.</summary>
    public static string Of(Language language) => language.Code;

    /// <summary>A show's status.</summary>
    public static string Of(ShowStatus status) => status switch
    {
        ShowStatus.Scheduled => "scheduled",
        ShowStatus.Live => "live",
        ShowStatus.Ended => "ended",
        _ => throw Unnamed(status),
    };

    /// <summary>A drop's status.</summary>
    public static string Of(DropStatus status) => status switch
    {
        DropStatus.Announced => "announced",
        DropStatus.Open => "open",
        DropStatus.SoldOut => "soldOut",
        DropStatus.Closed => "closed",
        DropStatus.Paused => "paused",
        _ => throw Unnamed(status),
    };

    /// <summary>How a drop gives out its units.</summary>
    public static string Of(DropMode mode) => mode switch
    {
        DropMode.FirstCome => "firstCome",
        DropMode.Lottery => "lottery",
        _ => throw Unnamed(mode),
    };

    /// <summary>A reservation's status.</summary>
    public static string Of(ReservationStatus status) => status switch
    {
        ReservationStatus.Waiting => "waiting",
        ReservationStatus.Held => "held",
        ReservationStatus.Confirmed => "confirmed",
        ReservationStatus.Released => "released",
        ReservationStatus.Expired => "expired",
        ReservationStatus.Cancelled => "cancelled",
        ReservationStatus.Refunded => "refunded",
        ReservationStatus.Entered => "entered",
        _ => throw Unnamed(status),
    };

    /// <summary>What a place on the waitlist is worth.</summary>
    public static string Of(Chance chance) => chance switch
    {
        Chance.Good => "good",
        Chance.Slim => "slim",
        Chance.None => "none",
        _ => throw Unnamed(chance),
    };

    /// <summary>What a payment's notice led to.</summary>
    public static string Of(PaymentOutcome outcome) => outcome switch
    {
        PaymentOutcome.Unchanged => "unchanged",
        PaymentOutcome.Confirmed => "confirmed",
        PaymentOutcome.Honoured => "honoured",
        PaymentOutcome.RefundDue => "refundDue",
        PaymentOutcome.Failed => "failed",
        _ => throw Unnamed(outcome),
    };

    /// <summary>Why money is to be given back.</summary>
    public static string Of(RefundReason reason) => reason switch
    {
        RefundReason.Late => "late",
        RefundReason.Twice => "double",
        RefundReason.Mismatch => "mismatch",
        _ => throw Unnamed(reason),
    };

    /// <summary>A role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Creator => "creator",
        Role.Operator => "operator",
        _ => throw Unnamed(role),
    };

    /// <summary>A kind of reaction.</summary>
    public static string Of(ReactionKind kind) => kind.Name();

    /// <summary>How a room is treated.</summary>
    public static string Of(RoomHeat heat) => heat switch
    {
        RoomHeat.Small => "small",
        RoomHeat.Large => "large",
        RoomHeat.Huge => "huge",
        _ => throw Unnamed(heat),
    };

    /// <summary>What sets a room's tick.</summary>
    public static string Of(TickReason reason) => reason switch
    {
        TickReason.Quiet => "quiet",
        TickReason.Viewers => "viewers",
        TickReason.Lines => "lines",
        TickReason.Sending => "sending",
        TickReason.Easing => "easing",
        TickReason.Heat => "heat",
        TickReason.Load => "load",
        _ => throw Unnamed(reason),
    };

    /// <summary>A kind of critical event.</summary>
    public static string Of(FeedEventKind kind) => kind switch
    {
        FeedEventKind.ShowLive => RoomEventKinds.ShowLive,
        FeedEventKind.ShowEnded => RoomEventKinds.ShowEnded,
        FeedEventKind.DropAnnounced => RoomEventKinds.DropAnnounced,
        FeedEventKind.DropOpened => RoomEventKinds.DropOpened,
        FeedEventKind.DropRestocked => RoomEventKinds.DropRestocked,
        FeedEventKind.DropSoldOut => RoomEventKinds.DropSoldOut,
        FeedEventKind.DropClosed => RoomEventKinds.DropClosed,
        FeedEventKind.DropPaused => RoomEventKinds.DropPaused,
        FeedEventKind.DropResumed => RoomEventKinds.DropResumed,
        FeedEventKind.DropRepriced => RoomEventKinds.DropRepriced,
        FeedEventKind.DropCountdown => RoomEventKinds.DropCountdown,
        FeedEventKind.DropDrawn => RoomEventKinds.DropDrawn,
        FeedEventKind.Promoted => RoomEventKinds.Promoted,
        FeedEventKind.Expired => RoomEventKinds.Expired,
        FeedEventKind.WaitlistClosed => RoomEventKinds.WaitlistClosed,
        FeedEventKind.Cancelled => RoomEventKinds.Cancelled,
        FeedEventKind.Refunded => RoomEventKinds.Refunded,
        FeedEventKind.Confirmed => RoomEventKinds.Confirmed,
        FeedEventKind.PaymentFailed => RoomEventKinds.PaymentFailed,
        FeedEventKind.RefundDue => RoomEventKinds.RefundDue,
        FeedEventKind.Muted => RoomEventKinds.Muted,
        FeedEventKind.Unmuted => RoomEventKinds.Unmuted,
        _ => throw Unnamed(kind),
    };

    private static InvalidOperationException Unnamed(Enum value) => new($"{value.GetType().Name}.{value} has no name on the wire.");
}
