using LiveRooms.Load.Audience.Rooms;

namespace LiveRooms.Load.Audience.Frames;

/// <summary>What there is to know of a frame, read once for all viewers who get the same bytes.</summary>
internal sealed class FrameFacts
{
    /// <summary>The very bytes, by which it is known again.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The room it is of.</summary>
    public required RoomWatch Room { get; init; }

    /// <summary>The feed's life.</summary>
    public long Epoch { get; init; }

    /// <summary>The sequence it goes on from.</summary>
    public long From { get; init; }

    /// <summary>The sequence it brings viewers to.</summary>
    public long Through { get; init; }

    /// <summary>Whether it starts viewers over: then they are where its snapshot is, wherever they were.</summary>
    public bool IsReset { get; init; }

    /// <summary>Critical events.</summary>
    public required CriticalEvents Events { get; init; }

    /// <summary>Chat lines.</summary>
    public int Lines { get; init; }

    /// <summary>Lines it says were left out.</summary>
    public int Skipped { get; init; }

    /// <summary>The first line's number; 0 without lines.</summary>
    public long FirstLine { get; init; }

    /// <summary>The last line's number, of a frame that starts viewers over the last one's of its snapshot; 0 without lines.</summary>
    public long LastLine { get; init; }

    /// <summary>When its oldest line was made, microseconds of the run's clock; 0 when no line says.</summary>
    public long OldestMade { get; init; }

    /// <summary>What is wrong with it by itself; null when nothing.</summary>
    public string? Flaw { get; init; }

    /// <summary>When anybody here first saw something of what it brings, microseconds.</summary>
    public long NewsSince { get; set; }
}
