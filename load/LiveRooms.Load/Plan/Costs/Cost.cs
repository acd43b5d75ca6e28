namespace LiveRooms.Load.Plan.Costs;

/// <summary>A cost that is fitted, and the terms it is made of.</summary>
/// <param name="Name">Its name in the file of coefficients.</param>
/// <param name="Unit">Of the cost. A coefficient's is this for one of its term.</param>
/// <param name="Floor">What is not worth telling apart, in the same unit: costs near it are not fitted to their own size.</param>
/// <param name="Terms">What it is made of.</param>
internal sealed record Cost(string Name, string Unit, double Floor, params IReadOnlyList<string> Terms)
{
    /// <summary>Processor seconds a second of one edge process, user and system.</summary>
    public static Cost EdgeCpu { get; } = new(
        "edge cpu", "cores", 0.02, Costs.Terms.Idle, Costs.Terms.Deliveries, Costs.Terms.Kilobytes, Costs.Terms.Rounds, Costs.Terms.Joins,
        Costs.Terms.ChatRequests, Costs.Terms.HeartRequests, Costs.Terms.ReserveRequests, Costs.Terms.LinesFed);

    /// <summary>The same of one silo.</summary>
    public static Cost SiloCpu { get; } = new(
        "silo cpu", "cores", 0.02, Costs.Terms.Idle, Costs.Terms.Wakes, Costs.Terms.RelayCalls, Costs.Terms.Lines, Costs.Terms.LineCopies,
        Costs.Terms.Appends, Costs.Terms.ReserveCalls, Costs.Terms.Reservations, Costs.Terms.FirstActs);

    /// <summary>The same of Redis, with an append-only file that is synced every second.</summary>
    public static Cost RedisCpu { get; } = new(
        "redis cpu", "cores", 0.03, Costs.Terms.Idle, Costs.Terms.StoreWakes, Costs.Terms.Appends, Costs.Terms.Lines, Costs.Terms.Reservations, Costs.Terms.FirstActs);

    /// <summary>Commands Redis answers, those that its scripts call counted too.</summary>
    public static Cost RedisCommands { get; } = new(
        "redis commands", "commands/s", 20, Costs.Terms.Idle, Costs.Terms.Appends, Costs.Terms.FirstActs);

    /// <summary>Thousands of bytes Redis is sent, and writes to its append-only file.</summary>
    public static Cost RedisKilobytes { get; } = new(
        "redis kilobytes", "kB/s", 5, Costs.Terms.Idle, Costs.Terms.Appends, Costs.Terms.Lines, Costs.Terms.LineKilobytes, Costs.Terms.Reservations, Costs.Terms.FirstActs);

    /// <summary>Resident memory of an edge process after a collection, the kernel's sockets not counted.</summary>
    public static Cost EdgeMemory { get; } = new(
        "edge memory", "bytes", 2e6, Costs.Terms.Idle, Costs.Terms.Viewers, Costs.Terms.Rooms);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Cost> All { get; } = [EdgeCpu, SiloCpu, RedisCpu, RedisCommands, RedisKilobytes, EdgeMemory];
}
