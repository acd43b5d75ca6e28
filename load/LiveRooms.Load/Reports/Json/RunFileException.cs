namespace LiveRooms.Load.Reports.Json;

/// <summary>A file is not a run; the message says which file and why.</summary>
internal sealed class RunFileException(string message, Exception? inner = null) : Exception(message, inner);
