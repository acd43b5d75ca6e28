namespace LiveRooms.Protocol.Hub;

/// <summary>Enters a room.</summary>
/// <param name="ShowId">The show.</param>
/// <param name="LastSeen">On return: the last position seen, on this or another edge; null on a first visit.</param>
public sealed record JoinRequest(string ShowId, Position? LastSeen = null);
