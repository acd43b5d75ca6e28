using LiveRooms.Rules;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Inbound;

/// <summary>How fast one connection may ask.</summary>
internal sealed class RequestLimits(EdgeOptions options)
{
    private readonly Lock _gate = new();
    private readonly RateLimit _chat = new(options.ChatBurst, TimeSpan.FromSeconds(1 / options.ChatPerSecond));
    private readonly RateLimit _requests = new(options.RequestBurst, TimeSpan.FromSeconds(1 / options.RequestsPerSecond));

    /// <summary>Null when a chat line may pass now.</summary>
    public Refusal? Chat(DateTimeOffset now) => Take(_chat, now) is not { } wait
        ? null
        : new Refusal(RefusalReason.ChatTooFast, "You chat too fast: wait a moment.", wait);

    /// <summary>Null when another request may pass now.</summary>
    public Refusal? Request(DateTimeOffset now) => Take(_requests, now) is not { } wait
        ? null
        : new Refusal(RefusalReason.RateLimited, "Too many requests: wait a moment.", wait);

    private TimeSpan? Take(RateLimit limit, DateTimeOffset now)
    {
        lock (_gate)
            return limit.TryTake(now, out var wait) ? null : wait;
    }
}
