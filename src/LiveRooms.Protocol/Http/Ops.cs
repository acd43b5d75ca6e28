namespace LiveRooms.Protocol.Http;

/// <summary>GET /ops/rooms, on an edge: its hottest rooms.</summary>
/// <param name="Open">Rooms with a relay on this edge.</param>
/// <param name="Rooms">The hottest of them: huge before large before small, then by deliveries a second, then by viewers.</param>
public sealed record HotRooms(int Open, IReadOnlyList<HotRoom> Rooms);

/// <summary>How a room goes on one edge. Rates are of the last seconds.</summary>
/// <param name="ShowId">The show.</param>
/// <param name="Viewers">Connections on this edge.</param>
/// <param name="Audience">Viewers on all edges.</param>
/// <param name="Heat">
/// <c>small</c>: every line, as soon as the load allows; <c>large</c>: every line, in batches; <c>huge</c>: a sample, in batches.
/// </param>
/// <param name="TickMs">Time between two frames, in milliseconds.</param>
/// <param name="Why">
/// What sets it: <c>quiet</c> (nothing: it is the shortest), <c>viewers</c>, <c>lines</c>, <c>sending</c>, <c>heat</c>, or <c>easing</c>
/// after one of them.
/// </param>
/// <param name="LinesPerSecond">Chat lines said in the show, shown or not.</param>
/// <param name="LeftOutPerSecond">Of them, those not shown to all here.</param>
/// <param name="DeliveriesPerSecond">Frames handed to viewers.</param>
/// <param name="SkippedPerSecond">Viewers passed over, because their last frame had not left.</param>
public sealed record HotRoom(
    string ShowId, int Viewers, long Audience, string Heat, double TickMs, string Why, double LinesPerSecond, double LeftOutPerSecond,
    double DeliveriesPerSecond, double SkippedPerSecond);

/// <summary>GET or POST /ops/shows/{id}/warm: how warm a room is.</summary>
/// <param name="ShowId">The show.</param>
/// <param name="Until">Until when edges keep a relay of it, in Unix milliseconds; null when they are not asked to.</param>
/// <param name="Show">Where the show lives; null in the answer to a GET, which wakes nobody.</param>
/// <param name="Edges">Every edge that runs, and whether its relay of the room is ready.</param>
public sealed record WarmRoomCard(string ShowId, long? Until, WarmShowCard? Show, IReadOnlyList<WarmEdgeCard> Edges);

/// <summary>Where a show that was warmed lives.</summary>
/// <param name="Headline">Whether it is marked headline.</param>
/// <param name="Silo">The address of its silo.</param>
/// <param name="IsHome">False while it is on its way to a silo that is labelled for it.</param>
/// <param name="Drops">Drops in it.</param>
public sealed record WarmShowCard(bool Headline, string Silo, bool IsHome, int Drops);

/// <summary>An edge and a warm room.</summary>
/// <param name="Edge">The edge's name.</param>
/// <param name="Ready">Whether its relay follows the show.</param>
public sealed record WarmEdgeCard(string Edge, bool Ready);
