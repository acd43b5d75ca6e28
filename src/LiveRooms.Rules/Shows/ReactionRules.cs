namespace LiveRooms.Rules.Shows;

/// <summary>Which reactions a viewer may send.</summary>
public static class ReactionRules
{
    /// <summary>Reactions of one kind in one call at most.</summary>
    public const int MaxCount = 50;

    /// <summary>Says why a call may not be counted; null when it may.</summary>
    /// <param name="name">The kind's name, as sent.</param>
    /// <param name="count">How many, 1 to <see cref="MaxCount"/>.</param>
    /// <param name="kind">The kind, when it may.</param>
    public static Refusal? Check(string? name, int count, out ReactionKind kind)
    {
        if (!ReactionNames.TryParse(name, out kind))
            return new Refusal(RefusalReason.ReactionUnknown, "There is no such kind of reaction.");
        return count is < 1 or > MaxCount
            ? new Refusal(RefusalReason.ReactionCountInvalid, "A call counts 1 to 50 reactions.")
            : null;
    }
}
