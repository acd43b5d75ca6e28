using System.Collections.Immutable;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Shows;

/// <summary>
/// What a show that moves takes along. Read by another version of the program, too, while it is replaced: fields are only ever added at
/// the end, and where one cannot be read the feed begins anew.
/// </summary>
/// <param name="Version">The journal's, up to which the feed tells.</param>
/// <param name="Began">When the feed began.</param>
/// <param name="Feed">The feed.</param>
/// <param name="MetLate">Drops that the feed met late.</param>
/// <param name="Sessions">Relays and their viewers.</param>
[GenerateSerializer, Immutable, Alias("lr.show.handover")]
internal sealed record ShowHandover(
    long Version, DateTimeOffset Began, FeedHandover Feed, ImmutableArray<DropId> MetLate, ImmutableArray<SessionAudience> Sessions);

/// <summary>A feed, to go on elsewhere.</summary>
/// <param name="Kept">All that is kept, as a relay that starts over gets it.</param>
/// <param name="Oldest">The oldest place from which one can go on.</param>
/// <param name="Told">Up to where the room was told of its drops.</param>
[GenerateSerializer, Immutable, Alias("lr.show.feed-handover")]
internal sealed record FeedHandover(FeedPage Kept, long Oldest, ImmutableArray<DropTold> Told);

/// <summary>Up to where the room was told of a drop.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Version">Its version.</param>
[GenerateSerializer, Immutable, Alias("lr.show.drop-told")]
internal sealed record DropTold(DropId Drop, long Version);

/// <summary>How many watch by one relay.</summary>
/// <param name="Session">The relay's.</param>
/// <param name="Count">Viewers.</param>
[GenerateSerializer, Immutable, Alias("lr.show.session-audience")]
internal sealed record SessionAudience(RelaySession Session, int Count);
