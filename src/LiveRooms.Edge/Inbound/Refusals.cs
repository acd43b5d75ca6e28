using LiveRooms.Rules;

namespace LiveRooms.Edge.Inbound;

/// <summary>Refusals that the edge gives of its own.</summary>
internal static class Refusals
{
    public static Refusal NotJoined { get; } = new(RefusalReason.NotJoined, "Join a room first.");

    public static Refusal Overtaken { get; } = new(RefusalReason.NotJoined, "A later join or leave of this connection overtook this one.");

    public static Refusal StoreUnavailable { get; } = new(
        RefusalReason.StoreUnavailable, "The engine cannot record this now: try again with the same operation id.", TimeSpan.FromSeconds(1));

    public static Refusal StoreWentBack { get; } = new(
        RefusalReason.StoreWentBack, "The store lost a part of this drop: nothing is sold until that is settled.");

    /// <summary>As the drop itself says it.</summary>
    public static Refusal SoldOut { get; } = new(RefusalReason.SoldOut, "No units are free and the waitlist is full.");

    /// <summary>As the drop itself says it.</summary>
    public static Refusal DropClosed { get; } = new(RefusalReason.DropClosed, "The drop is closed.");

    public static Refusal Internal { get; } = new(RefusalReason.Internal, "Something went wrong here; it is logged.");

    public static Refusal Emptied(TimeSpan again) => new(RefusalReason.ComeAgain, "This edge is being emptied: connect again.", again);

    public static Refusal Malformed(string message) => new(RefusalReason.Malformed, message);

    public static Refusal Busy(string message) => new(RefusalReason.Busy, message, TimeSpan.FromSeconds(1));
}
