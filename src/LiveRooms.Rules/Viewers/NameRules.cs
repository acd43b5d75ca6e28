namespace LiveRooms.Rules.Viewers;

/// <summary>Which names may be shown beside what somebody says.</summary>
public static class NameRules
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int MaxLength = 40;

    /// <summary>Trims the name and says why it may not be; null when it may.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="clean">The name to show; empty when refused.</param>
    public static Refusal? Check(string? name, out string clean)
    {
        clean = name?.Trim() ?? "";
        if (TextRules.IsLine(clean, MaxLength))
            return null;
        clean = "";
        return new Refusal(RefusalReason.NameInvalid, "A name is 1 to 40 visible characters on one line.");
    }
}
