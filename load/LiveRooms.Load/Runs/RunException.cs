namespace LiveRooms.Load.Runs;

/// <summary>A run cannot be made as it was asked for; the message is for whoever asked.</summary>
internal sealed class RunException(string message) : Exception(message);
