using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Shows;

/// <summary>A critical event of a room.</summary>
/// <param name="Sequence">Its number in the feed.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Drop">For drop events: the drop.</param>
/// <param name="To">For directed events: the only viewer who may see it.</param>
/// <param name="Reservation">For own reservation events: the reservation after it.</param>
/// <param name="Until">For mutes: the end.</param>
[GenerateSerializer, Immutable, Alias("lr.show.feed-event")]
public sealed record FeedEvent(
    long Sequence, FeedEventKind Kind, DateTimeOffset At, DropId? Drop = null, ViewerId? To = null,
    ReservationView? Reservation = null, DateTimeOffset? Until = null);
