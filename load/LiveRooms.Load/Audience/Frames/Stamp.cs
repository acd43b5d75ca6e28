using System.Buffers.Text;
using System.Globalization;

namespace LiveRooms.Load.Audience.Frames;

/// <summary>When a chat line was made, written at the end of its own text: so that it can be told at any receiver.</summary>
public static class Stamp
{
    private static ReadOnlySpan<byte> Mark => " @us="u8;

    /// <summary>A text with its time.</summary>
    /// <param name="words">At most 270 characters.</param>
    /// <param name="at">Microseconds of the run's clock.</param>
    public static string On(string words, long at) => string.Create(CultureInfo.InvariantCulture, $"{words} @us={at}");

    /// <summary>The time in a text; 0 when there is none: somebody else's line.</summary>
    public static long In(ReadOnlySpan<byte> text)
    {
        var mark = text.LastIndexOf(Mark);
        return mark >= 0 && Utf8Parser.TryParse(text[(mark + Mark.Length)..], out long at, out _) ? at : 0;
    }
}
