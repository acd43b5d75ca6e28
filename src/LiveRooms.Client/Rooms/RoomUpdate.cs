using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Rooms;

/// <summary>One piece of news for a reader of a room. A closed set: match on the nested types.</summary>
public abstract record RoomUpdate
{
    private RoomUpdate()
    {
    }

    /// <summary>The whole room: first for every reader, then after each join and when the server starts it anew.</summary>
    /// <param name="State">The room; replaces what the reader shows.</param>
    /// <param name="Resumed">True when no critical event lies between this and the update before it but those that follow.</param>
    public sealed record Whole(RoomState State, bool Resumed) : RoomUpdate;

    /// <summary>This reader was too slow and updates were thrown away: start again from the state.</summary>
    /// <param name="State">The room at the moment of the overflow; later updates follow.</param>
    /// <param name="Lost">How many updates were thrown away.</param>
    public sealed record Resync(RoomState State, long Lost) : RoomUpdate;

    /// <summary>A critical event, each once, in order.</summary>
    /// <param name="Value">The event.</param>
    public sealed record Event(RoomEvent Value) : RoomUpdate;

    /// <summary>An own reservation came to be or changed.</summary>
    /// <param name="Card">As it now stands.</param>
    public sealed record Reservation(ReservationCard Card) : RoomUpdate;

    /// <summary>Chat lines, each once, in order.</summary>
    /// <param name="Lines">The lines.</param>
    /// <param name="Skipped">Lines left out before these, by the server or because this reader is slow.</param>
    public sealed record Chat(IReadOnlyList<ChatLine> Lines, int Skipped) : RoomUpdate;

    /// <summary>The show changed; an unread older one is replaced.</summary>
    /// <param name="Card">As it now stands.</param>
    public sealed record Show(ShowCard Card) : RoomUpdate;

    /// <summary>A drop's public state changed; an unread older one of the same drop is replaced.</summary>
    /// <param name="Card">As it now stands.</param>
    public sealed record Drop(DropCard Card) : RoomUpdate;

    /// <summary>The live numbers changed; unread older ones are replaced.</summary>
    /// <param name="Value">As they now stand.</param>
    public sealed record Numbers(Counters Value) : RoomUpdate;

    /// <summary>The connection changed.</summary>
    /// <param name="Phase">Where it now stands.</param>
    /// <param name="Problem">Why, when the engine said so.</param>
    public sealed record Connection(ConnectionPhase Phase, Problem? Problem = null) : RoomUpdate;
}
