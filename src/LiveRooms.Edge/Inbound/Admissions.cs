using LiveRooms.Edge.Telemetry;
using LiveRooms.Grains.Shedding;
using LiveRooms.Protocol;
using LiveRooms.Rules;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// How many this edge takes in: connections, and joins of a room, a rejoin that heals a gap included. Whoever comes beyond is told
/// when to come again, so that the refused return as fast as they are admitted and not in one wave. A process that is tight takes
/// newcomers in slowly, and one that is full none, so that those who are here do not suffer; only creators and operators, without whom
/// there is no show, always.
/// </summary>
internal sealed class Admissions(EdgeOptions options, TimeProvider time, EdgeMetrics metrics, ProcessLoad load)
{
    /// <summary>The part of the pace at which newcomers are taken in, or told to come again, under load: to refuse is work as well.</summary>
    public const double SlowPart = 0.1;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Jitter = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Admission _connects = new(options.ConnectsPerSecond, options.ConnectBurst, Longest, Jitter);
    private readonly Admission _joins = new(options.JoinsPerSecond, options.JoinBurst, Longest, Jitter);
    private readonly Admission _slowConnects = Slow(options.ConnectsPerSecond);
    private readonly Admission _slowJoins = Slow(options.JoinsPerSecond);
    private uint _refused;

    /// <summary>Null when another connection may stay; else why not.</summary>
    /// <param name="role">Whose it is.</param>
    public Refusal? Connect(Role role) =>
        Refuse(EdgeMetrics.Connect, _connects, role == Role.Viewer ? _slowConnects : null) is not { } again
            ? null
            : Say(EdgeMetrics.Connect, new(RefusalReason.Busy, "This edge takes in as many viewers as it can: connect again.", again));

    /// <summary>Null when a viewer may join a room; else why not.</summary>
    /// <param name="role">Who it is.</param>
    /// <param name="isNew">Whether the connection was in no room yet: else it is one of those who are here.</param>
    public Refusal? Join(Role role, bool isNew) =>
        Refuse(EdgeMetrics.Join, _joins, role == Role.Viewer && isNew ? _slowJoins : null) is not { } again
            ? null
            : Say(EdgeMetrics.Join, new(RefusalReason.Busy, "This edge takes in as many viewers as it can: join again.", again));

    /// <summary>Why no connection may stay any more: the edge is being emptied.</summary>
    public Refusal Emptied()
    {
        uint number;
        lock (_gate)
            number = _refused++;
        return Say(EdgeMetrics.Connect, Refusals.Emptied(Jitter + Spread.Over(Jitter, Spread.SeedOf(number))));
    }

    /// <summary>When to come again; null when admitted.</summary>
    /// <param name="what">What is refused.</param>
    /// <param name="door">For everybody.</param>
    /// <param name="slow">For newcomers under load; null for whom load does not concern.</param>
    private TimeSpan? Refuse(string what, Admission door, Admission? slow)
    {
        var level = slow is null ? LoadLevel.Normal : load.Level;
        TimeSpan again;
        lock (_gate)
        {
            var (now, seed) = (time.GetUtcNow(), Spread.SeedOf(_refused));
            if (level == LoadLevel.Full)
                again = slow!.TurnAway(now, LoadRule.TurnedAwayFor, seed);
            else if ((level == LoadLevel.Tight ? slow! : door).TryEnter(now, seed, out again))
                return null;
            _refused++;
        }

        if (level > LoadLevel.Normal)
            metrics.OnShed(what);
        return again;
    }

    private static Admission Slow(double perSecond) =>
        new(perSecond * SlowPart, Math.Max(1, (int)(perSecond * SlowPart)), Longest, Jitter);

    private Refusal Say(string what, Refusal refusal)
    {
        metrics.OnNotAdmitted(what, (ProblemCode)refusal.Reason);
        return refusal;
    }
}
