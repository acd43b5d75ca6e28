namespace LiveRooms.Rules.Shows;

/// <summary>
/// A token bucket: <paramref name="burst"/> at once, then one each <paramref name="interval"/>. A clock that goes back neither
/// gives tokens nor takes any.
/// </summary>
/// <param name="burst">Tokens of a full bucket, at least 1.</param>
/// <param name="interval">Time in which one token comes back.</param>
public sealed class RateLimit(int burst, TimeSpan interval)
{
    // When the bucket will be full again: one number says how many tokens are gone.
    private DateTimeOffset _full = DateTimeOffset.MinValue;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>The limit for chat: 5 at once, then one a second.</summary>
    public static RateLimit ForChat() => new(5, TimeSpan.FromSeconds(1));

    /// <summary>Takes a token; false when there is none, with the time until there is.</summary>
    public bool TryTake(DateTimeOffset now, out TimeSpan retryAfter) => TryTake(now, 1, out retryAfter);

    /// <summary>Takes <paramref name="count"/> tokens, 1 to the burst, or none; false with the time until they are there.</summary>
    public bool TryTake(DateTimeOffset now, int count, out TimeSpan retryAfter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, burst);
        if (now < _last && _full > _last)
            _full = now + (_full - _last);
        _last = now;

        var full = (_full > now ? _full : now) + (interval * count);
        retryAfter = full - now - (interval * burst);
        if (retryAfter > TimeSpan.Zero)
            return false;
        retryAfter = TimeSpan.Zero;
        _full = full;
        return true;
    }
}
