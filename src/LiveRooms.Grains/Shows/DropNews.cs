using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Shows;

/// <summary>A drop tells its show what is new.</summary>
/// <param name="FromVersion">The drop's version up to which the drop believes the show to know.</param>
/// <param name="ThroughVersion">The drop's version up to which the notices go; below the view's when more are to come.</param>
/// <param name="View">The drop's newest durable public state, at its own version.</param>
/// <param name="Notices">What happened between the two versions, in order; at most <see cref="MaxNotices"/>.</param>
[GenerateSerializer, Immutable, Alias("lr.show.drop-news")]
public sealed record DropNews(long FromVersion, long ThroughVersion, DropView View, ImmutableArray<DropNotice> Notices)
{
    /// <summary>Notices in one call at most.</summary>
    public const int MaxNotices = 1_000;
}

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
/// <param name="Refusal">Why the show does not take the drop in at all; null when it does.</param>
/// <param name="Headline">Whether the show is marked headline: the drop belongs where it does.</param>
[GenerateSerializer, Immutable, Alias("lr.show.news-reply")]
public sealed record NewsReply(long KnownVersion, Refusal? Refusal = null, bool Headline = false);
