namespace LiveRooms.Grains.Shedding;

/// <summary>Where a process is full, and refuses newcomers and chat. Configuration section <c>LiveRooms:Load</c>. 0 is no limit.</summary>
public sealed class LoadOptions
{
    /// <summary>The part of its processors' time that it takes. 0 to 1.</summary>
    public double Cpu { get; set; } = 0.9;

    /// <summary>The part it holds of the memory that the runtime may have, without what it holds in reserve. 0 to 1.</summary>
    public double Memory { get; set; } = 0.9;

    /// <summary>How long a piece of work waits for a thread. 0 to 1 min.</summary>
    public TimeSpan Queue { get; set; } = TimeSpan.FromMilliseconds(500);
}
