using LiveRooms.Protocol;

namespace LiveRooms.Client.Link;

/// <summary>The hub connection was lost before an answer came. The command may or may not have been done.</summary>
/// <param name="inner">What was thrown.</param>
/// <param name="problem">Why the server closed it, when it said so.</param>
internal sealed class LinkLostException(Exception inner, Problem? problem = null)
    : Exception("The connection was lost before an answer came.", inner)
{
    internal Problem? Problem => problem;
}
