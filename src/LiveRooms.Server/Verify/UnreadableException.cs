namespace LiveRooms.Server.Verify;

/// <summary>A file that says nothing about a draw, with a sentence that says why.</summary>
internal sealed class UnreadableException(string message, Exception? inner = null) : Exception(message, inner);
