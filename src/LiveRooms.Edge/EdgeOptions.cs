namespace LiveRooms.Edge;

/// <summary>How an edge treats its viewers. Configuration section <c>LiveRooms:Edge</c>.</summary>
public sealed class EdgeOptions
{
    /// <summary>Time between two frames, and two reports, of a small quiet room: the shortest of all. 5 ms to 1 s.</summary>
    public TimeSpan Tick { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The same under load and heat: the longest. 5 ms to 1 s; not above <see cref="Tick"/>, that one holds always.</summary>
    public TimeSpan LongestTick { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Viewers from which on a room is large: its chat is sent in batches, with a tick of 50 ms at least (not above
    /// <see cref="LongestTick"/>). 1 to 10,000,000.
    /// </summary>
    public int LargeRoom { get; set; } = 1_000;

    /// <summary>
    /// Viewers from which on a room is huge: its chat is sampled, with a tick of 100 ms at least (not above <see cref="LongestTick"/>).
    /// 1 to 10,000,000; below <see cref="LargeRoom"/>, that one counts.
    /// </summary>
    public int HugeRoom { get; set; } = 10_000;

    /// <summary>Chat lines a second that are shown in a huge room, besides those of its creator and of operators. 1 to 1,000.</summary>
    public int HugeRoomLines { get; set; } = 20;

    /// <summary>How often a relay with viewers reports even without news, to renew its audience lease. 500 ms to 1 min.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a relay without viewers stays warm. 0 to 1 h.</summary>
    public TimeSpan RelayLinger { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the edge retries a grain call before it answers <c>StoreUnavailable</c>. 1 s to 1 min.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// How long a reservation is retried whose drop says that its store does not answer. Once that was in vain, the next ones are tried
    /// once, until one succeeds. 100 ms to 1 min; not above <see cref="Patience"/>, that one holds always.
    /// </summary>
    public TimeSpan StorePatience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Critical events for all viewers that a relay keeps for those that fell behind or return, and eight times as many for single
    /// viewers, all of them together; whoever lacks an older one starts over. Chat lines are not counted here. 64 to 65,536.
    /// </summary>
    public int KeptEvents { get; set; } = 4_096;

    /// <summary>
    /// Bytes of critical events that a viewer may lack because it takes its messages slowly; beyond, the connection closes with
    /// code 1012 and the viewer may resume. 4 KiB to 16 MiB.
    /// </summary>
    public int MaxPendingBytes { get; set; } = 64 * 1024;

    /// <summary>Chat lines waiting for the next report in one room; beyond, lines are refused as <c>Busy</c>. 1 to 100,000.</summary>
    public int MaxWaitingLines { get; set; } = 5_000;

    /// <summary>Reservation requests waiting for one drop; beyond, they are refused as <c>Busy</c>. 1 to 1,000,000.</summary>
    public int MaxWaitingRequests { get; set; } = 100_000;

    /// <summary>Rooms with viewers on this edge; beyond, a join of another room is refused as <c>Busy</c>. 1 to 1,000,000.</summary>
    public int MaxRooms { get; set; } = 20_000;

    /// <summary>Largest hub message from a client in bytes; beyond, the connection closes with code 1010. 1 KiB to 1 MiB.</summary>
    public int MaxMessageBytes { get; set; } = 32 * 1024;

    /// <summary>
    /// Bytes the system may hold for one viewer behind a socket of the edge's own: what is in there is late and cannot be collapsed
    /// any more. 4 KiB to 1 MiB.
    /// </summary>
    public int SendBufferBytes { get; set; } = 16 * 1024;

    /// <summary>Chat lines a viewer may say at once, on all its connections to this edge together. 1 to 100.</summary>
    public int ChatBurst { get; set; } = 5;

    /// <summary>Chat lines a viewer may say in a second, in the long run. 0.1 to 100.</summary>
    public double ChatPerSecond { get; set; } = 1;

    /// <summary>Chat lines one room takes on this edge at once; beyond, all but its creator and operators are refused as <c>Busy</c>. 1 to 100,000.</summary>
    public int RoomChatBurst { get; set; } = 1_000;

    /// <summary>Chat lines one room takes on this edge in a second, in the long run. 1 to 100,000.</summary>
    public double RoomChatPerSecond { get; set; } = 500;

    /// <summary>
    /// Other requests a connection may make at once, well-formed or not. Chat lines that are refused count as well; past the limit
    /// all are. 1 to 10,000.
    /// </summary>
    public int RequestBurst { get; set; } = 60;

    /// <summary>Other requests a connection may make in a second, in the long run. 1 to 10,000.</summary>
    public double RequestsPerSecond { get; set; } = 20;

    /// <summary>Connections taken in at once; beyond the rate, one is closed with the time to come again. 1 to 10,000,000.</summary>
    public int ConnectBurst { get; set; } = 10_000;

    /// <summary>Connections taken in in a second, in the long run. 0.1 to 1,000,000.</summary>
    public double ConnectsPerSecond { get; set; } = 5_000;

    /// <summary>Joins of rooms answered at once; beyond the rate, one is refused with the time to ask again. 1 to 10,000,000.</summary>
    public int JoinBurst { get; set; } = 10_000;

    /// <summary>Joins of rooms answered in a second, in the long run. 0.1 to 1,000,000.</summary>
    public double JoinsPerSecond { get; set; } = 5_000;

    /// <summary>Viewers that an edge which is emptied sends to others in a second, unless the time does not suffice. 1 to 1,000,000.</summary>
    public double DrainPerSecond { get; set; } = 2_000;

    /// <summary>In which time an edge is emptied, from the first goodbye to the last viewer's end. 1 s to 10 min.</summary>
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an edge with viewers says that it is not ready before the first goodbye, so that balancers know. 0 to 1 min.</summary>
    public TimeSpan DrainNotice { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Who serves the hub's WebSockets that need no TLS here.</summary>
    public EdgeTransport Transport { get; set; } = EdgeTransport.Sockets;

    /// <summary>
    /// Open sockets on this edge, whoever serves them; beyond, the hub refuses, 256 more get an answer of the rest (health, operators),
    /// and any further one is closed when it is accepted. 1 to 10,000,000; never more than the system's limit of open files has room for.
    /// </summary>
    public int MaxConnections { get; set; } = 200_000;

    /// <summary>
    /// Open sockets from one address (of version 6: from one network of 64 bits); beyond, the same, with 16 more that get an answer.
    /// 0 to 10,000,000; 0 is no limit, for an edge behind a balancer.
    /// </summary>
    public int ConnectionsPerAddress { get; set; } = 5_000;

    /// <summary>How long the edge looks out for a socket's first bytes before Kestrel waits for them. 10 ms to 1 min.</summary>
    public TimeSpan FirstBytes { get; set; } = TimeSpan.FromSeconds(5);
}
