namespace LiveRooms.Load.Runner;

/// <summary>Begins acts when they are due, never waiting for any to end. One thread's; the order is that of the times.</summary>
internal sealed class Pacer(RunClock clock, Lane[] lanes)
{
    /// <summary>Does all that is due by now.</summary>
    /// <returns>When the next is due, microseconds of the run's clock; nothing more: <see cref="long.MaxValue"/>.</returns>
    public long Advance(CancellationToken cancelled)
    {
        while (!cancelled.IsCancellationRequested && Earliest() is { } lane)
        {
            if (lane.At > clock.Now)
                return lane.At;
            lane.Next();
        }

        return long.MaxValue;
    }

    private Lane? Earliest()
    {
        Lane? earliest = null;
        foreach (var lane in lanes)
        {
            if (lane.At < (earliest?.At ?? long.MaxValue))
                earliest = lane;
        }

        return earliest;
    }
}
