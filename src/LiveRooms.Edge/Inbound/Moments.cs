namespace LiveRooms.Edge.Inbound;

/// <summary>The clock of limits.</summary>
internal static class Moments
{
    /// <summary>Ticks of 100 ns of a clock that does not go back, from 0; whole numbers, so that no rounding makes it stand.</summary>
    public static long Moment(this TimeProvider time)
    {
        var frequency = time.TimestampFrequency;
        return frequency % TimeSpan.TicksPerSecond == 0
            ? time.GetTimestamp() / (frequency / TimeSpan.TicksPerSecond)
            : (long)((Int128)time.GetTimestamp() * TimeSpan.TicksPerSecond / frequency);
    }
}
