namespace LiveRooms.Rules.Shows;

/// <summary>
/// A token bucket as a function: its state is one number, the moment at which it is full again, 0 for one that was never used.
/// So whoever counts may keep the state as it likes, in a word that many threads change. Moments are ticks of 100 ns, from 0,
/// of a clock that does not go back.
/// </summary>
/// <param name="Burst">Tokens of a full bucket, at least 1.</param>
/// <param name="Interval">Time in which one token comes back.</param>
public readonly record struct RateRule(int Burst, TimeSpan Interval)
{
    /// <summary>A bucket of <paramref name="burst"/> tokens, of which <paramref name="perSecond"/> come back in a second.</summary>
    public static RateRule Of(int burst, double perSecond) => new(burst, TimeSpan.FromSeconds(1 / perSecond));

    /// <summary>The time in which an empty bucket is full again.</summary>
    public TimeSpan Whole => Interval * Burst;

    /// <summary>Takes <paramref name="count"/> tokens, 1 to the burst, or none; false with the time until they are there.</summary>
    /// <param name="full">The state.</param>
    /// <param name="now">The moment.</param>
    /// <param name="count">How many.</param>
    /// <param name="next">The state after it; the same when there were not enough.</param>
    /// <param name="wait">The time until there are enough; zero when they were taken.</param>
    public bool TryTake(long full, long now, int count, out long next, out TimeSpan wait)
    {
        var taken = Math.Max(full, now) + (Interval.Ticks * count);
        var over = taken - now - (Interval.Ticks * Burst);
        next = over > 0 ? full : taken;
        wait = TimeSpan.FromTicks(Math.Max(0, over));
        return over <= 0;
    }
}
