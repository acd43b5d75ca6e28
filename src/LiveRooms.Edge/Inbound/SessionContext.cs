using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Payments;

namespace LiveRooms.Edge.Inbound;

/// <summary>What all sessions of an edge share; each holds one reference to it.</summary>
/// <param name="Relays">The rooms.</param>
/// <param name="Drops">Where reservations are asked for.</param>
/// <param name="Remembered">Who is told where viewers have reservations.</param>
/// <param name="Checkouts">Where payments begin.</param>
/// <param name="Chat">How fast viewers may chat.</param>
/// <param name="Admissions">How fast viewers may come.</param>
/// <param name="Grains">The engine.</param>
/// <param name="Time">The clock.</param>
/// <param name="Options">The edge's options.</param>
internal sealed record SessionContext(
    Relays Relays, DropDesk Drops, RememberedDrops Remembered, Checkouts Checkouts, ChatLimits Chat, Admissions Admissions,
    IGrainFactory Grains, TimeProvider Time, EdgeOptions Options);
