namespace LiveRooms.Load.Gates;

/// <summary>What an audience saw and did, as far as gates ask for it. One of each agent; merged they are the audience's.</summary>
public sealed record Evidence
{
    /// <summary>Reactions sent, by show and kind.</summary>
    public IReadOnlyList<SentTally> Sent { get; init; } = [];

    /// <summary>Reservations that were acknowledged to viewers.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>Who tried for drops and who won, by network.</summary>
    public IReadOnlyList<WinCount> Wins { get; init; } = [];

    /// <summary>What was seen that must not be, by gate.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>Viewers who joined, each counted once.</summary>
    public long Viewers { get; init; }

    /// <summary>Of these, who stayed to the end and never got a frame.</summary>
    public long Unserved { get; init; }

    /// <summary>How often a viewer who reads as fast as it can was started over, or not told what it missed, though the feed lived on.</summary>
    public long StartedOver { get; init; }

    /// <summary>What was seen of rooms, by each process for itself.</summary>
    public IReadOnlyList<RoomSeen> Rooms { get; init; } = [];

    /// <summary>Longest time, microseconds, between news that were made and a reading viewer who had not seen them.</summary>
    public long Stalest { get; init; }

    /// <summary>Sketches of who was there, by show, market or language (HyperLogLog registers, one in each byte).</summary>
    public IReadOnlyDictionary<string, byte[]> Sketches { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>Whether connections were lost or cut meanwhile, so that what was under way may or may not have counted.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Agents that were lost: what their viewers saw and did is not in here.</summary>
    public int LostAgents { get; init; }
}
