namespace LiveRooms.Load.Gates;

/// <summary>Reactions sent to a show.</summary>
/// <param name="Kind">See <see cref="LiveRooms.Protocol.Hub.ReactionKinds"/>; <see cref="Chat"/> for lines.</param>
/// <param name="Certain">Acknowledged, or sent over a connection that lived on and was not refused.</param>
/// <param name="Doubtful">Sent shortly before a connection was lost: counted or not.</param>
public sealed record SentTally(string Show, string Kind, long Certain, long Doubtful)
{
    /// <summary>The kind that lines are counted under.</summary>
    public const string Chat = "chat";
}
