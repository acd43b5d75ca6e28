using LiveRooms.Load.Audience.Frames;

namespace LiveRooms.Load.Audience.Viewers;

/// <summary>What only few viewers have to remember.</summary>
internal sealed class Baggage
{
    /// <summary>Frames kept until the answer to a join; what is beyond is a gap.</summary>
    public const int MostEarly = 256;

    /// <summary>Frames that came before the answer to the join, with their times.</summary>
    public List<(FrameFacts Facts, long At)>? Early { get; set; }

    /// <summary>Reactions.</summary>
    public HeartBook? Hearts { get; set; }

    /// <summary>Until when a slow line is busy, microseconds.</summary>
    public long BusyUntil { get; set; }

    /// <summary>How long after the end to connect again, as the edge said, microseconds; null when it said nothing.</summary>
    public long? Ticket { get; set; }
}
