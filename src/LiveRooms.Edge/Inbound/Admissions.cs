using LiveRooms.Edge.Telemetry;
using LiveRooms.Protocol;
using LiveRooms.Rules;
using LiveRooms.Rules.Rooms;

namespace LiveRooms.Edge.Inbound;

/// <summary>
/// How many this edge takes in: connections, and joins of a room, a rejoin that heals a gap included. Whoever comes beyond is told
/// when to come again, so that the refused return as fast as they are admitted and not in one wave.
/// </summary>
internal sealed class Admissions(EdgeOptions options, TimeProvider time, EdgeMetrics metrics)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Jitter = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Admission _connects = new(options.ConnectsPerSecond, options.ConnectBurst, Longest, Jitter);
    private readonly Admission _joins = new(options.JoinsPerSecond, options.JoinBurst, Longest, Jitter);
    private uint _refused;

    /// <summary>Null when another connection may stay; else why not.</summary>
    public Refusal? Connect() => Refuse(_connects) is not { } again
        ? null
        : Say(EdgeMetrics.Connect, new(RefusalReason.Busy, "This edge takes in as many viewers as it can: connect again.", again));

    /// <summary>Null when another viewer may join a room; else why not.</summary>
    public Refusal? Join() => Refuse(_joins) is not { } again
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

    private TimeSpan? Refuse(Admission door)
    {
        lock (_gate)
        {
            if (door.TryEnter(time.GetUtcNow(), Spread.SeedOf(_refused), out var again))
                return null;
            _refused++;
            return again;
        }
    }

    private Refusal Say(string what, Refusal refusal)
    {
        metrics.OnNotAdmitted(what, (ProblemCode)refusal.Reason);
        return refusal;
    }
}
