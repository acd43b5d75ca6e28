using LiveRooms.Rules;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Inbound;

/// <summary>How fast one connection may ask. One word that calls change without a lock.</summary>
internal sealed class RequestLimits(EdgeOptions options)
{
    private readonly RateRule _rule = RateRule.Of(options.RequestBurst, options.RequestsPerSecond);
    private long _full;

    /// <summary>Null when another request may pass now.</summary>
    public Refusal? Request(long now)
    {
        while (true)
        {
            var full = Volatile.Read(ref _full);
            if (!_rule.TryTake(full, now, 1, out var next, out var wait))
                return Limited(wait);
            if (Interlocked.CompareExchange(ref _full, next, full) == full)
                return null;
        }
    }

    /// <summary>The same, but nothing is counted.</summary>
    public Refusal? Spent(long now) => _rule.TryTake(Volatile.Read(ref _full), now, 1, out _, out var wait) ? null : Limited(wait);

    private static Refusal Limited(TimeSpan wait) => new(RefusalReason.RateLimited, "Too many requests: wait a moment.", wait);
}
