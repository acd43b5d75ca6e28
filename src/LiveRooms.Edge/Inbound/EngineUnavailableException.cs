namespace LiveRooms.Edge.Inbound;

/// <summary>A part of the engine that a call needs does not answer now; the same call may succeed later.</summary>
internal sealed class EngineUnavailableException(string message, Exception inner) : Exception(message, inner);
