using System.Collections.Immutable;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Grains.Shows;

/// <summary>The latest-wins part of a room.</summary>
/// <param name="Show">The show.</param>
/// <param name="Drops">Its drops, oldest first.</param>
/// <param name="Audience">Viewers over all relays.</param>
/// <param name="Tallies">Reactions by kind since the show was made.</param>
[GenerateSerializer, Immutable, Alias("lr.show.room")]
public sealed record RoomView(
    ShowView Show, ImmutableArray<DropView> Drops, long Audience, ReactionTotals Tallies);
