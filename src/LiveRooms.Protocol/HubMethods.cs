namespace LiveRooms.Protocol;

/// <summary>The hub's address and method names.</summary>
public static class HubMethods
{
    /// <summary>Path of the hub.</summary>
    public const string Path = "/hub/live";

    /// <summary><see cref="Hub.JoinRequest"/> to <see cref="Hub.JoinReply"/>. A connection is in one room; joining leaves the last.</summary>
    public const string Join = "Join";
    /// <summary>Leaves the room; no argument, <see cref="Hub.Reply"/>.</summary>
    public const string Leave = "Leave";
    /// <summary><see cref="Hub.ChatRequest"/> to <see cref="Hub.Reply"/>, answered when the line is stored.</summary>
    public const string Chat = "Chat";
    /// <summary><see cref="Hub.ReactRequest"/> to <see cref="Hub.Reply"/>; clients may send without waiting.</summary>
    public const string React = "React";
    /// <summary><see cref="Hub.ReserveRequest"/> to <see cref="Hub.ReservationReply"/>.</summary>
    public const string Reserve = "Reserve";
    /// <summary><see cref="Hub.ReservationRequest"/> to <see cref="Hub.ReservationReply"/>: buys what is held.</summary>
    public const string Confirm = "Confirm";
    /// <summary><see cref="Hub.ReservationRequest"/> to <see cref="Hub.ReservationReply"/>: lets go of a hold or a waitlist place.</summary>
    public const string Release = "Release";
    /// <summary><see cref="Hub.ReservationRequest"/> to <see cref="Hub.CheckoutReply"/>: where to pay for what is held.</summary>
    public const string Checkout = "Checkout";
    /// <summary>No argument, <see cref="Hub.MineReply"/>: the caller's own reservations in this room's drops.</summary>
    public const string Mine = "Mine";

    /// <summary>Server to client: one <see cref="Hub.RoomFrame"/> per tick with news.</summary>
    public const string Frame = "Frame";
}
