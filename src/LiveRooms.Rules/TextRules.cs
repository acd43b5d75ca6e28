using System.Globalization;
using System.Text;

namespace LiveRooms.Rules;

/// <summary>What every text that others will see must keep: one line, nothing that breaks the page around it, something to see.</summary>
internal static class TextRules
{
    /// <summary>
    /// Whether the text holds a character that must not reach a screen: a control or line separator, a bidirectional embedding,
    /// override or isolate, an interlinear mark, a non-character, or half of a surrogate pair.
    /// </summary>
    public static bool HasForbidden(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var used) != System.Buffers.OperationStatus.Done || IsForbidden(rune.Value))
                return true;
            text = text[used..];
        }

        return false;
    }

    /// <summary>Whether anything can be seen: not only spaces, joiners, other format characters, lone marks and blank letters.</summary>
    public static bool HasVisible(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (IsVisible(rune))
                return true;
        return false;
    }

    /// <summary>Whether the text is a visible line of at most <paramref name="max"/> UTF-16 units without forbidden characters.</summary>
    public static bool IsLine(string? text, int max) =>
        text is { Length: > 0 } && text.Length <= max && !HasForbidden(text) && HasVisible(text);

    private static bool IsForbidden(int code) => code switch
    {
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        0x2028 or 0x2029 => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2066 and <= 0x2069 => true,
        >= 0xFFF9 and <= 0xFFFB => true,
        >= 0xFDD0 and <= 0xFDEF => true,
        _ => (code & 0xFFFE) == 0xFFFE,
    };

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate => false,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => false,
        // Letters and symbols by category, blank on every screen: Hangul fillers and the empty Braille pattern.
        _ => rune.Value is not (0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800),
    };
}
