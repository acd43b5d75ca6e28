namespace LiveRooms.Client.Link;

/// <summary>The hub connection was lost before an answer came. The command may or may not have been done.</summary>
internal sealed class LinkLostException(Exception inner) : Exception("The connection was lost before an answer came.", inner);
