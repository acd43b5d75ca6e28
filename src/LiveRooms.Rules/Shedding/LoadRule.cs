namespace LiveRooms.Rules.Shedding;

/// <summary>
/// How loaded a process is. It is full when one measure has been at its limit for <see cref="RaiseAfter"/>, and tight when at
/// <see cref="TightPart"/> of it; it is so no more when all have been below <see cref="Band"/> of that, memory below
/// <see cref="MemoryBand"/>, for <see cref="LowerAfter"/>. So whatever varies within a band changes the level once at most, one pause of
/// the process is no load, and more load at no time makes it lower.
/// </summary>
/// <param name="limits">Where it is full.</param>
public sealed class LoadRule(LoadLimits limits)
{
    /// <summary>A process is tight from this part of a limit on.</summary>
    public const double TightPart = 0.85;

    /// <summary>A level stays down to this part of where it began: what is shed makes the load less, and must not end itself.</summary>
    public const double Band = 0.7;

    /// <summary>The same for memory, which what is shed gives back slowly or not at all: only a newcomer less makes it less.</summary>
    public const double MemoryBand = 0.95;

    /// <summary>How long a measure is at a limit before the level rises.</summary>
    public static readonly TimeSpan RaiseAfter = TimeSpan.FromSeconds(1);

    /// <summary>How long all are below the band before the level falls.</summary>
    public static readonly TimeSpan LowerAfter = TimeSpan.FromSeconds(10);

    /// <summary>When who is turned away by a full process may come again at the soonest: what is shed by then may have been enough.</summary>
    public static readonly TimeSpan TurnedAwayFor = TimeSpan.FromSeconds(5);

    private Latch _busyTight = new(RaiseAfter, LowerAfter);
    private Latch _busyFull = new(RaiseAfter, LowerAfter);
    private Latch _memoryTight = new(RaiseAfter, LowerAfter);
    private Latch _memoryFull = new(RaiseAfter, LowerAfter);
    private LoadCause _busy;

    /// <summary>How loaded it is.</summary>
    public LoadLevel Level => Busy > Memory ? Busy : Memory;

    /// <summary>
    /// What makes it so: memory only where nothing else does, and otherwise the measure that last was over the limit of being tight, the
    /// one furthest over it; none when the level is normal.
    /// </summary>
    public LoadCause Cause => Level == LoadLevel.Normal ? LoadCause.None : Busy == Level ? _busy : LoadCause.Memory;

    private LoadLevel Busy => Of(_busyTight, _busyFull);

    private LoadLevel Memory => Of(_memoryTight, _memoryFull);

    /// <summary>Takes a look in; the level after it.</summary>
    /// <param name="reading">What was found.</param>
    /// <param name="elapsed">The time since the last call, 0 or more.</param>
    public LoadLevel Next(LoadReading reading, TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        var (cpu, queue) = (Part(reading.Cpu, limits.Cpu), Part(reading.Queue.Ticks, limits.Queue.Ticks));
        var (memory, busy) = (Part(reading.Memory, limits.Memory), Math.Max(cpu, queue));
        if (busy >= TightPart)
            _busy = cpu >= queue ? LoadCause.Cpu : LoadCause.Queue;
        _busyTight.Take(busy >= TightPart, busy < TightPart * Band, elapsed);
        _busyFull.Take(busy >= 1, busy < Band, elapsed);
        _memoryTight.Take(memory >= TightPart, memory < TightPart * MemoryBand, elapsed);
        _memoryFull.Take(memory >= 1, memory < MemoryBand, elapsed);
        return Level;
    }

    private static LoadLevel Of(Latch tight, Latch full) => full.IsOn ? LoadLevel.Full : tight.IsOn ? LoadLevel.Tight : LoadLevel.Normal;

    private static double Part(double value, double limit)
    {
        // Also what is no number.
        if (!(value >= 0))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A measure is 0 or more.");
        return limit > 0 ? value / limit : 0;
    }
}
