namespace LiveRooms.Load.Plan.Costs;

/// <summary>
/// What costs are made of, and what was measured of them. All but the ones said otherwise are so many a second, of one process
/// where an edge is meant and of the whole cluster where silos and the store are.
/// </summary>
internal static class Terms
{
    /// <summary>Always 1: what a process takes that does nothing.</summary>
    public const string Idle = "idle";

    /// <summary>Edge: frames handed to viewers' connections. Most of its work: a system call and a copy each.</summary>
    public const string Deliveries = "deliveries";

    /// <summary>Edge: thousands of bytes sent to viewers: copying them into the kernel.</summary>
    public const string Kilobytes = "kilobytes";

    /// <summary>Edge: frames made, each once for all viewers of a room, with the follow and the report that go with it.</summary>
    public const string Rounds = "rounds";

    /// <summary>Edge: viewers who connect, shake hands and join.</summary>
    public const string Joins = "joins";

    /// <summary>Edge: chat lines that its own viewers say.</summary>
    public const string ChatRequests = "chat requests";

    /// <summary>Edge: calls with reactions of its own viewers, of however many hearts.</summary>
    public const string HeartRequests = "heart requests";

    /// <summary>Edge: reservations its own viewers ask for.</summary>
    public const string ReserveRequests = "reserve requests";

    /// <summary>Edge: lines it is told by the shows it follows, shown or not.</summary>
    public const string LinesFed = "lines fed";

    /// <summary>Silos: reports and follows of relays answered. Follows from the two, and is not counted.</summary>
    public const string RelayCalls = "relay calls";

    /// <summary>
    /// Silos: how often a second a silo wakes to do something: what comes within a millisecond of something else shares its wake-up, so
    /// that what is frequent costs less each. Follows from the others, and is not counted.
    /// </summary>
    public const string Wakes = "wake-ups";

    /// <summary>The same of Redis.</summary>
    public const string StoreWakes = "store wake-ups";

    /// <summary>Silos: reports of relays answered.</summary>
    public const string Reports = "reports";

    /// <summary>Silos: follows of relays answered.</summary>
    public const string Follows = "follows";

    /// <summary>Silos: lines stored.</summary>
    public const string Lines = "lines";

    /// <summary>Silos: lines told, to each relay of a room once.</summary>
    public const string LineCopies = "line copies";

    /// <summary>Silos: entries stored in journals: one for a report that says something or for a batch of reservations, or for several.</summary>
    public const string Appends = "appends";

    /// <summary>Silos: viewers who speak or reserve for the first time: their grain wakes, and what it knows is read and written.</summary>
    public const string FirstActs = "first acts";

    /// <summary>Silos: thousands of characters of the lines stored.</summary>
    public const string LineKilobytes = "line kilobytes";

    /// <summary>Silos: batches of reservations answered, each at most one message of the drop to its show.</summary>
    public const string ReserveCalls = "reserve calls";

    /// <summary>Silos: reservations made.</summary>
    public const string Reservations = "reservations";

    /// <summary>Edge memory: viewers connected, not a second.</summary>
    public const string Viewers = "viewers";

    /// <summary>Edge memory: rooms open, not a second.</summary>
    public const string Rooms = "rooms";

    private const double WakeSeconds = 0.001;

    /// <summary>How much there is of a term: 1 of idle, 0 of what did not happen, and what follows from the others.</summary>
    public static double Of(string term, IReadOnlyDictionary<string, double> counts) => term switch
    {
        Idle => 1,
        RelayCalls => counts.GetValueOrDefault(Reports) + counts.GetValueOrDefault(Follows),
        Wakes => Often(WakeSeconds, Of(RelayCalls, counts) + Of(Appends, counts) + Of(FirstActs, counts) + Of(ReserveCalls, counts)),
        StoreWakes => Often(WakeSeconds, Of(Appends, counts) + Of(FirstActs, counts)),
        _ => counts.GetValueOrDefault(term),
    };

    /// <summary>
    /// How often a second something acts that waits for news, acts, and then pauses while what comes is kept: every T + e^(-nT)/n seconds
    /// when news comes n times a second at times of chance. That is the pause, and the wait when nothing came in it.
    /// </summary>
    public static double Often(double pause, double perSecond) =>
        perSecond <= 0 ? 0 : 1 / (pause + (Math.Exp(-perSecond * pause) / perSecond));
}
