using LiveRooms.Edge.Inbound;
using LiveRooms.Rules;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>What a room takes of chat on this edge. Its own voices, creators and operators, are neither refused nor counted.</summary>
internal sealed class RoomChat(EdgeOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly ChatTurns _turns = new(options.RoomChatBurst, TimeSpan.FromSeconds(1 / options.RoomChatPerSecond));

    /// <summary>Null when a line of this role may be said now.</summary>
    public Refusal? Take(Role role)
    {
        if (role is Role.Creator or Role.Operator)
            return null;
        var now = time.Moment();
        lock (_gate)
        {
            return _turns.Take(now) is { } wait
                ? new Refusal(RefusalReason.Busy, "The room chats faster than it can be heard: try again.", wait)
                : null;
        }
    }
}
