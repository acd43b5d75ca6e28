using LiveRooms.Edge.Inbound;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Outbound;

/// <summary>What a room takes of chat on this edge. Its own voices, its host and operators, are neither refused nor counted.</summary>
internal sealed class RoomChat(EdgeOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly ChatTurns _turns = new(options.RoomChatBurst, TimeSpan.FromSeconds(1 / options.RoomChatPerSecond));

    // One reference, written before anybody joins.
    private CreatorId _host;

    /// <summary>Whose show it is.</summary>
    public void HostedBy(CreatorId host) => _host = host;

    /// <summary>Whether it is the room's own voice.</summary>
    public bool IsOwnVoice(Actor speaker) => speaker.MayActFor(_host);

    /// <summary>Null when a line of anybody else may be said now; then it is counted.</summary>
    public Refusal? Take()
    {
        var now = time.Moment();
        lock (_gate)
        {
            return _turns.Take(now) is { } wait
                ? new Refusal(RefusalReason.Busy, "The room chats faster than it can be heard: try again.", wait)
                : null;
        }
    }
}
