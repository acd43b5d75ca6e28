using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Shows;

/// <summary>A drop tells its show what is new.</summary>
/// <param name="FromVersion">The drop's version up to which the drop believes the show to know.</param>
/// <param name="View">The drop's public state, durable, at its own version.</param>
/// <param name="Notices">What happened between the two versions, in order.</param>
[GenerateSerializer, Immutable, Alias("lr.show.drop-news")]
public sealed record DropNews(long FromVersion, DropView View, ImmutableArray<DropNotice> Notices);

/// <summary>One thing that viewers must learn of a drop.</summary>
/// <param name="Version">The drop's version after it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When.</param>
/// <param name="To">For directed events: the only viewer who may see it.</param>
/// <param name="Reservation">For own reservation events: the reservation after it.</param>
[GenerateSerializer, Immutable, Alias("lr.show.drop-notice")]
public sealed record DropNotice(
    long Version, FeedEventKind Kind, DateTimeOffset At, ViewerId? To = null, ReservationView? Reservation = null);

/// <summary>What the show knows of the drop after the news.</summary>
/// <param name="KnownVersion">The drop's version; below <see cref="DropNews.FromVersion"/> when news in between are missing:
/// send again from here.</param>
[GenerateSerializer, Immutable, Alias("lr.show.news-reply")]
public sealed record NewsReply(long KnownVersion);
