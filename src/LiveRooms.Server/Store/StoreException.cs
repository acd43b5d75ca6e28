namespace LiveRooms.Server.Store;

/// <summary>The store cannot be opened as configured; the message says what to do, in words for whoever runs the server.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
