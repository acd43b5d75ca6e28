namespace LiveRooms.Rules.Shows;

/// <summary>Which texts may be said in a room.</summary>
public static class ChatRules
{
    /// <summary>Longest line, in UTF-16 units after trimming.</summary>
    public const int MaxLength = 300;

    /// <summary>
    /// Trims the text and says why it may not be said; null when it may. Text without anything to see (spaces, zero-width
    /// characters) is empty.
    /// </summary>
    /// <param name="text">As typed.</param>
    /// <param name="line">The line to post; empty when refused.</param>
    public static Refusal? Check(string? text, out string line)
    {
        line = "";
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
            return Empty();
        if (trimmed.Length > MaxLength)
            return new Refusal(RefusalReason.ChatTooLong, "A chat line has at most 300 characters.");
        if (TextRules.HasForbidden(trimmed))
            return new Refusal(RefusalReason.ChatControlCharacters, "A chat line has no control characters or line breaks.");
        if (!TextRules.HasVisible(trimmed))
            return Empty();
        line = trimmed;
        return null;
    }

    private static Refusal Empty() => new(RefusalReason.ChatEmpty, "A chat line says something.");
}
