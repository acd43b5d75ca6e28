using System.Collections.Frozen;

namespace LiveRooms.Protocol;

/// <summary>What a <see cref="ProblemCode"/> says by itself.</summary>
public static class ProblemCodes
{
    private static readonly FrozenSet<ProblemCode> Retryable = new[]
    {
        ProblemCode.RateLimited, ProblemCode.Busy, ProblemCode.StoreUnavailable, ProblemCode.ComeAgain, ProblemCode.TooSlow,
        ProblemCode.ChatTooFast, ProblemCode.DropNotOpen, ProblemCode.DropPaused, ProblemCode.SoldOut,
    }.ToFrozenSet();

    /// <summary>
    /// Whether the same request may succeed later unchanged. A <see cref="Problem"/> says so itself; where only the code is known, as when a
    /// connection is closed, this is what it would say.
    /// </summary>
    public static bool IsRetryable(this ProblemCode code) => Retryable.Contains(code);
}
