using LiveRooms.Rules.Shedding;

namespace LiveRooms.Grains.Shedding;

/// <summary>Looks how much a process has to do.</summary>
public interface ILoadMeter
{
    /// <summary>What it finds now. One caller at a time.</summary>
    ValueTask<LoadReading> Read(CancellationToken cancellation);
}
