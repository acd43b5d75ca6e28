using System.Buffers;

namespace LiveRooms.Rules.Ids;

/// <summary>The one form all ids share: short, printable, safe in keys, addresses and logs.</summary>
internal static class IdText
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);

    public static string Require(string? text) =>
        IsValid(text) ? text! : throw new ArgumentException("An id is 1 to 64 characters of a-z A-Z 0-9 - _ and point.", nameof(text));
}
