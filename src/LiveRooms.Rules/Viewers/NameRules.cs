using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Viewers;

/// <summary>Which names may be shown beside what somebody says.</summary>
public static class NameRules
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int MaxLength = 40;

    /// <summary>The name to show for what somebody calls himself: without one that may be shown, the beginning of the id.</summary>
    public static string Shown(string? name, ViewerId viewer) =>
        Check(name, out var clean) is null ? clean : viewer.Value[..Math.Min(12, viewer.Value.Length)];

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
