using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Audience.Frames;

/// <summary>What a room tells one viewer alone.</summary>
internal sealed record OwnEvent(long Sequence, string Kind, ReservationCard? Card);
