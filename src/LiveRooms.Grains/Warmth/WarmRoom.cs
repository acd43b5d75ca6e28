using System.Collections.Immutable;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Warmth;

/// <summary>How warm a room is.</summary>
/// <param name="Show">The show.</param>
/// <param name="Until">Until when edges keep a relay; null when they are not asked to.</param>
/// <param name="Home">Where the show lives; null when it was not asked for this answer.</param>
/// <param name="Edges">The edges that follow the list, by name.</param>
[GenerateSerializer, Immutable, Alias("lr.warm-rooms.room")]
public sealed record WarmRoom(ShowId Show, DateTimeOffset? Until, WarmShow? Home, ImmutableArray<WarmEdge> Edges);

/// <summary>An edge, and whether its relay of the room follows the show.</summary>
/// <param name="Edge">The edge's name.</param>
/// <param name="Ready">Whether it does.</param>
[GenerateSerializer, Immutable, Alias("lr.warm-rooms.edge")]
public sealed record WarmEdge(string Edge, bool Ready);

/// <summary>Where a show lives.</summary>
/// <param name="Headline">Whether it is marked headline.</param>
/// <param name="Silo">The address of its silo.</param>
/// <param name="IsHome">False while another silo is labelled for it: it is on its way, or goes at a later try.</param>
/// <param name="Drops">Drops in it.</param>
[GenerateSerializer, Immutable, Alias("lr.warm-rooms.show")]
public sealed record WarmShow(bool Headline, string Silo, bool IsHome, int Drops);
