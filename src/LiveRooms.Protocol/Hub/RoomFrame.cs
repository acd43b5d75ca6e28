namespace LiveRooms.Protocol.Hub;

/// <summary>
/// Everything that happened in a room in one tick. A viewer at (<see cref="Epoch"/>, <see cref="From"/>) moves to
/// <see cref="Through"/>; a frame whose <see cref="From"/> is above the viewer's sequence, or of another epoch without
/// <see cref="Reset"/>, means a gap: join again naming the last position seen. The first frames of a stay may come before the
/// <see cref="JoinReply"/> that begins it: keep them, and take them after it. After the answer to a leave, or to the join of
/// another room, no frame of the room that was left begins.
/// </summary>
/// <param name="ShowId">The room.</param>
/// <param name="Epoch">The feed's life.</param>
/// <param name="From">The sequence this frame continues from.</param>
/// <param name="Through">The sequence it brings the viewer to; equal to <paramref name="From"/> when only live numbers changed.</param>
/// <param name="At">The server's clock, Unix milliseconds.</param>
/// <param name="Events">Critical events, own ones included, in order; null when none.</param>
/// <param name="Chat">Chat lines in order; null when none.</param>
/// <param name="SkippedChat">Lines left out for this viewer since its last frame.</param>
/// <param name="Show">The show, when it changed.</param>
/// <param name="Drops">Drops that changed; null when none.</param>
/// <param name="Counters">The live numbers, when they changed.</param>
/// <param name="Reset">The whole room, when this viewer fell too far behind or the feed began anew.</param>
public sealed record RoomFrame(
    string ShowId, long Epoch, long From, long Through, long At,
    IReadOnlyList<RoomEvent>? Events = null, IReadOnlyList<ChatLine>? Chat = null, int SkippedChat = 0,
    ShowCard? Show = null, IReadOnlyList<DropCard>? Drops = null, Counters? Counters = null, RoomSnapshot? Reset = null);
