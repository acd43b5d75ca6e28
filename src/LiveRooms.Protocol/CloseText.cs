using System.Globalization;
using System.Text.RegularExpressions;

namespace LiveRooms.Protocol;

/// <summary>
/// What the error of a hub's close message says: <c>1011 The edge restarts: connect again. (+850 ms)</c>. SignalR's clients put
/// words of their own in front.
/// </summary>
/// <param name="Code">Why.</param>
/// <param name="Sentence">The same in one English sentence.</param>
/// <param name="ComeAgain">When to connect again, from now; null when nothing is said of it. Up to an hour.</param>
public sealed partial record CloseText(ProblemCode Code, string Sentence, TimeSpan? ComeAgain = null)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Reads the text at the end of a client's error message; false when there is none.</summary>
    public static bool TryRead(string? message, out CloseText text)
    {
        text = new CloseText(ProblemCode.Internal, "");
        if (message is null || Form().Match(message) is not { Success: true } form)
            return false;
        TimeSpan? again = null;
        if (long.TryParse(form.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var ms))
            again = TimeSpan.FromMilliseconds(Math.Min(ms, (long)Longest.TotalMilliseconds));
        text = new CloseText((ProblemCode)int.Parse(form.Groups[1].ValueSpan, CultureInfo.InvariantCulture), form.Groups[2].Value, again);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => ComeAgain is { } again
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)Code} {Sentence} (+{(long)Math.Ceiling(again.TotalMilliseconds)} ms)")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)Code} {Sentence}");

    [GeneratedRegex(@"(?:^|: )([1-9]\d{3}) (\P{Cc}+?)(?: \(\+(\d{1,9}) ms\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
