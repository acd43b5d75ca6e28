using System.Collections.Frozen;

namespace LiveRooms.Rules;

/// <summary>An expected "no": a numbered reason and a sentence a person can act on.</summary>
/// <param name="Reason">Why; its number is stable on the wire and in logs.</param>
/// <param name="Message">One clear sentence in English; clients translate by number.</param>
/// <param name="RetryAfter">When to try again, for a retryable reason that knows.</param>
[GenerateSerializer, Immutable, Alias("lr.refusal")]
public sealed record Refusal(RefusalReason Reason, string Message, TimeSpan? RetryAfter = null)
{
    private static readonly FrozenSet<RefusalReason> RetryableReasons = new[]
    {
        RefusalReason.RateLimited, RefusalReason.Busy, RefusalReason.StoreUnavailable, RefusalReason.ComeAgain, RefusalReason.TooSlow,
        RefusalReason.ChatTooFast, RefusalReason.DropNotOpen, RefusalReason.DropPaused, RefusalReason.SoldOut,
    }.ToFrozenSet();

    /// <summary>Whether the same command may succeed later without being changed.</summary>
    public bool Retryable => RetryableReasons.Contains(Reason);
}
