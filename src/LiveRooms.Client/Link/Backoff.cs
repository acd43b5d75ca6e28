namespace LiveRooms.Client.Link;

/// <summary>Exponential back-off with full jitter: many clients that lost one server do not come back at once.</summary>
/// <param name="first">The longest first pause.</param>
/// <param name="longest">The longest pause of all.</param>
/// <param name="random">The chance.</param>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    private int _failures;

    /// <summary>The next pause: anything up to a bound that doubles each time.</summary>
    internal TimeSpan Next()
    {
        var bound = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Min(_failures, 30)), longest.TotalMilliseconds);
        _failures++;
        double chance;
        lock (random)
        {
            chance = random.NextDouble();
        }

        return TimeSpan.FromMilliseconds(chance * bound);
    }

    /// <summary>What the server asks for, milliseconds, as far as it is listened to: up to an hour.</summary>
    internal static TimeSpan Asked(long? retryAfterMs) => TimeSpan.FromMilliseconds(Math.Clamp(retryAfterMs ?? 0, 0, 3_600_000));

    /// <summary>Things went well: the next pause is a short one.</summary>
    internal void Reset() => _failures = 0;
}
