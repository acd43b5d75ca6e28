namespace LiveRooms.Load.Targets;

/// <summary>A target cannot be had; the message is a sentence for whoever runs the load.</summary>
internal sealed class TargetException(string message, Exception? inner = null) : Exception(message, inner);
