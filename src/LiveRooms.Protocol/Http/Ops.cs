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
/// What sets it: <c>quiet</c> (nothing: it is the shortest), <c>viewers</c>, <c>lines</c>, <c>sending</c>, <c>heat</c>,
/// <c>load</c> (the process has much to do), or <c>easing</c> after one of them.
/// </param>
/// <param name="LinesPerSecond">Chat lines said in the show, shown or not.</param>
/// <param name="LeftOutPerSecond">Of them, those not shown to all here.</param>
/// <param name="DeliveriesPerSecond">Frames handed to viewers.</param>
/// <param name="SkippedPerSecond">Viewers passed over, because their last frame had not left.</param>
public sealed record HotRoom(
    string ShowId, int Viewers, long Audience, string Heat, double TickMs, string Why, double LinesPerSecond, double LeftOutPerSecond,
    double DeliveriesPerSecond, double SkippedPerSecond);

/// <summary>GET /ops/cluster: what the processes of the cluster say of themselves, some seconds old at most.</summary>
/// <param name="At">The server's time, Unix milliseconds.</param>
/// <param name="Processes">Silos first, then edges, by host and start; what says nothing any more is named while the membership knows it.</param>
/// <param name="Rooms">The hottest rooms over all edges, at most 50, in the order of <see cref="HotRooms"/>.</param>
public sealed record ClusterCard(long At, IReadOnlyList<ProcessCard> Processes, IReadOnlyList<ClusterRoom> Rooms);

/// <summary>A process of the cluster.</summary>
/// <param name="ProcessId">One lifetime of it; null for a silo that says nothing.</param>
/// <param name="Host">The machine's name.</param>
/// <param name="State">
/// <c>running</c>; <c>draining</c>: it sends its viewers to others; <c>empty</c>: it has, and ends; <c>starting</c> and <c>stopping</c>, as
/// the silos' membership says; <c>silent</c>: a silo that counts as running and says nothing; <c>dead</c>: one that was voted out.
/// </param>
/// <param name="StartedAt">Unix milliseconds.</param>
/// <param name="SaidMs">How long ago it said so, in milliseconds; null when it says nothing.</param>
/// <param name="Version">The program's version; null when it says nothing.</param>
/// <param name="Cpu">The part of its machine's processor time it takes, 0 to 1; null when it says nothing.</param>
/// <param name="MemoryBytes">Its working set; null when it says nothing.</param>
/// <param name="Silo">As a silo; null when it is none.</param>
/// <param name="Edge">As an edge; null when it is none, or says nothing.</param>
public sealed record ProcessCard(
    string? ProcessId, string Host, string State, long StartedAt, long? SaidMs, string? Version, double? Cpu, long? MemoryBytes, SiloCard? Silo,
    EdgeCard? Edge);

/// <summary>A process as a silo.</summary>
/// <param name="Address">Where other silos reach it.</param>
/// <param name="Activations">Grains awake in it; null when it says nothing.</param>
public sealed record SiloCard(string Address, int? Activations);

/// <summary>A process as an edge.</summary>
/// <param name="Connections">Viewers' connections, in a room or not.</param>
/// <param name="Viewers">Viewers in rooms.</param>
/// <param name="Rooms">Rooms with a relay.</param>
public sealed record EdgeCard(int Connections, int Viewers, int Rooms);

/// <summary>How a room goes on the edges that have it among their hottest.</summary>
/// <param name="Edges">How many they are.</param>
/// <param name="Room">
/// Viewers, deliveries and skipped are sums over them; of heat and tick (with what sets it) the highest counts, of all else the largest.
/// </param>
public sealed record ClusterRoom(int Edges, HotRoom Room);

/// <summary>GET or POST /ops/shows/{id}/warm: how warm a room is.</summary>
/// <param name="ShowId">The show.</param>
/// <param name="Until">Until when edges keep a relay of it, in Unix milliseconds; null when they are not asked to.</param>
/// <param name="Show">Where the show lives; null in the answer to a GET, which wakes nobody.</param>
/// <param name="Edges">Every edge that runs, and whether its relay of the room is ready.</param>
public sealed record WarmRoomCard(string ShowId, long? Until, WarmShowCard? Show, IReadOnlyList<WarmEdgeCard> Edges);

/// <summary>Where a show that was warmed lives.</summary>
/// <param name="Headline">Whether it is marked headline.</param>
/// <param name="Silo">The address of its silo.</param>
/// <param name="IsHome">False while another silo is labelled for it: it is on its way, or goes at a later try.</param>
/// <param name="Drops">Drops in it.</param>
public sealed record WarmShowCard(bool Headline, string Silo, bool IsHome, int Drops);

/// <summary>An edge and a warm room.</summary>
/// <param name="Edge">The edge's name.</param>
/// <param name="Ready">Whether its relay follows the show.</param>
public sealed record WarmEdgeCard(string Edge, bool Ready);
