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
/// <param name="Load">How loaded it is; null when it says nothing.</param>
public sealed record ProcessCard(
    string? ProcessId, string Host, string State, long StartedAt, long? SaidMs, string? Version, double? Cpu, long? MemoryBytes, SiloCard? Silo,
    EdgeCard? Edge, ProcessLoadCard? Load);

/// <summary>How loaded a process is.</summary>
/// <param name="Level">
/// <c>normal</c>; <c>tight</c>: near a limit, rooms get less of what they can do without; <c>full</c>: nobody new is taken in, and chat is refused.
/// </param>
/// <param name="Cause">What makes it so: <c>cpu</c>, <c>memory</c> or <c>queue</c> (work waits long before it is begun); else <c>none</c>.</param>
public sealed record ProcessLoadCard(string Level, string Cause);

/// <summary>A process as a silo.</summary>
/// <param name="Address">Where other silos reach it.</param>
/// <param name="Activations">Grains awake in it; null when it says nothing.</param>
/// <param name="Labels">What it is kept for; none when it says nothing.</param>
/// <param name="Storeless">Rooms that go on while their store does not answer; null when it says nothing.</param>
/// <param name="WentBack">Journals whose store lost what it had acknowledged, as it found; null when it says nothing.</param>
public sealed record SiloCard(string Address, int? Activations, IReadOnlyList<string> Labels, int? Storeless, int? WentBack);

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
/// <param name="Edge">Its <see cref="ProcessCard.ProcessId"/>.</param>
/// <param name="Ready">Whether its relay follows the show.</param>
public sealed record WarmEdgeCard(string Edge, bool Ready);

/// <summary>GET /ops/journals.</summary>
/// <param name="Journals">The oldest loss first.</param>
public sealed record LostJournals(IReadOnlyList<LostJournal> Journals);

/// <summary>A journal whose store lost what it had acknowledged: it stands still until an operator accepts what is left.</summary>
/// <param name="Kind">What kept it: <c>drop</c>.</param>
/// <param name="Key">The drop's id.</param>
/// <param name="Found">The journal's version that is left.</param>
/// <param name="Known">Its highest version that was known to be stored; 0 when none was.</param>
/// <param name="Seen">The drop's highest version that anybody said to have seen; 0 when nobody did.</param>
/// <param name="Since">When it was found, in Unix milliseconds.</param>
/// <param name="Why">For people.</param>
public sealed record LostJournal(string Kind, string Key, long Found, long Known, long Seen, long Since, string Why);

/// <summary>POST /ops/journals/{kind}/{key}/accept: what was accepted.</summary>
/// <param name="Kind">What keeps it: <c>drop</c>.</param>
/// <param name="Key">The drop's id.</param>
/// <param name="From">The journal's first version that is gone.</param>
/// <param name="Through">Its last version that is nobody's any more: far more than were lost.</param>
/// <param name="Known">Its highest version that was known to be stored; 0 when none was.</param>
/// <param name="Kept">The drop's version that was left.</param>
/// <param name="Version">The drop's version from which it goes on.</param>
/// <param name="Number">Reservations made from now on have higher numbers.</param>
/// <param name="At">When it was accepted, in Unix milliseconds.</param>
public sealed record AcceptedJournal(
    string Kind, string Key, long From, long Through, long Known, long Kept, long Version, long Number, long At);
