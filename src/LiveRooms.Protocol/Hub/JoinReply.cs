namespace LiveRooms.Protocol.Hub;

/// <summary>The room as it stands, and what a returning viewer missed. Never older than the position the viewer named.</summary>
/// <param name="Problem">Why not; then the rest is null.</param>
/// <param name="Snapshot">The whole room; frames continue from its position.</param>
/// <param name="Missed">Critical events after <see cref="JoinRequest.LastSeen"/>, in order, own ones included; empty on a first visit.</param>
/// <param name="Resumed">True when <paramref name="Missed"/> is complete; false when the epoch changed or too much was
/// missed: the snapshot and <see cref="HubMethods.Mine"/> then are the truth.</param>
/// <param name="You">Whom the engine takes the caller for.</param>
public sealed record JoinReply(
    Problem? Problem, RoomSnapshot? Snapshot, IReadOnlyList<RoomEvent>? Missed, bool Resumed, ViewerCard? You);
