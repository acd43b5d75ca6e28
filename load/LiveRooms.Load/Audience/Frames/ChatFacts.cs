using System.Text.Json;

namespace LiveRooms.Load.Audience.Frames;

/// <summary>What there is to know of the lines of a frame.</summary>
/// <param name="First">The first line's number; 0 without lines.</param>
/// <param name="OldestMade">The earliest of their stamps; 0 when none has one.</param>
/// <param name="Flaw">What is wrong with their order; null when nothing.</param>
internal readonly record struct ChatFacts(int Lines, long First, long Last, long OldestMade, string? Flaw)
{
    // Longer than any line may be, escapes included.
    private const int LongestText = 4_096;

    /// <summary>Reads them; the reader stands at their array, and then at its end.</summary>
    public static ChatFacts Read(ref Utf8JsonReader reader)
    {
        var facts = new ChatFacts();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            facts = facts.With(ReadLine(ref reader));
        return facts;
    }

    private ChatFacts With((long Number, long Made) line) => new(
        Lines + 1, First == 0 ? line.Number : First, Math.Max(Last, line.Number),
        OldestMade == 0 || (line.Made != 0 && line.Made < OldestMade) ? line.Made : OldestMade,
        Flaw ?? (line.Number <= Last ? $"line {line.Number} comes after {Last}" : null));

    private static (long Number, long Made) ReadLine(ref Utf8JsonReader reader)
    {
        var (number, made) = (0L, 0L);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isNumber = reader.ValueTextEquals("number"u8);
            var isText = !isNumber && reader.ValueTextEquals("text"u8);
            reader.Read();
            if (isNumber)
                number = reader.GetInt64();
            else if (isText)
                made = MadeAt(ref reader);
            else
                reader.Skip();
        }
        return (number, made);
    }

    private static long MadeAt(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return Stamp.In(reader.ValueSpan);
        if (reader.ValueSpan.Length > LongestText)
            return 0;
        Span<byte> text = stackalloc byte[LongestText];
        return Stamp.In(text[..reader.CopyString(text)]);
    }
}
