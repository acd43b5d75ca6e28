namespace LiveRooms.Edge.Outbound;

/// <summary>What was asked may not be answered any more: a connection to a silo was lost.</summary>
public sealed class GatewayLostException() : Exception("A connection to a silo was lost before the answer came.");
