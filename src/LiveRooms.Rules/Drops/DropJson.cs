using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Drops;

/// <summary>The stored text of a drop's events and snapshots: UTF-8 JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(StoredTime), typeof(StoredDuration)])]
[JsonSerializable(typeof(IReadOnlyList<DropEvent>))]
[JsonSerializable(typeof(DropSnapshot))]
[JsonSerializable(typeof(Variant[]))]
public sealed partial class DropJson : JsonSerializerContext
{
    private const int TypicalEventBytes = 150;

    private static DropJson? _stored;

    private static DropJson Stored => _stored ??= new(StoredJson.Plain(Default.Options));

    /// <summary>One journal entry: the events, in order.</summary>
    public static byte[] Encode(IReadOnlyList<DropEvent> events)
    {
        var entry = new ArrayBufferWriter<byte>(2 + (events.Count * TypicalEventBytes));
        Utf8JsonWriter? writer = null;
        for (var i = 0; i < events.Count; i++)
        {
            entry.Write(i == 0 ? "["u8 : ","u8);
            if (DropEventText.TryWrite(entry, events[i]))
                continue;
            writer ??= new Utf8JsonWriter(entry, StoredJson.Writing(Stored.Options));
            writer.Reset(entry);
            JsonSerializer.Serialize(writer, events[i], Stored.DropEvent);
        }

        entry.Write(events.Count == 0 ? "[]"u8 : "]"u8);
        return entry.WrittenSpan.ToArray();
    }

    /// <summary>The events of one journal entry, packed as <see cref="DropEntry"/> says or text.</summary>
    /// <exception cref="JsonException">The entry is damaged or of an unknown kind.</exception>
    public static IReadOnlyList<DropEvent> Decode(ReadOnlySpan<byte> entry)
    {
        if (entry is [DropEntry.Mark, ..])
            return DropEntry.Decode(entry);
        var events = new List<DropEvent>(entry.Length / TypicalEventBytes);
        for (var rest = entry; rest.Length > 1 && rest[0] == (events.Count == 0 ? '[' : ',');)
        {
            rest = rest[1..];
            if ((DropEventText.TryRead(ref rest) ?? ReadOne(ref rest)) is not { } e)
                break;
            events.Add(e);
            if (rest.SequenceEqual("]"u8))
                return events;
        }

        return StoredJson.Read(entry, Stored.IReadOnlyListDropEvent);
    }

    /// <summary>A snapshot as stored.</summary>
    public static byte[] EncodeSnapshot(DropSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Stored.DropSnapshot);

    /// <summary>A snapshot read back.</summary>
    /// <exception cref="JsonException">The snapshot is damaged.</exception>
    public static DropSnapshot DecodeSnapshot(ReadOnlySpan<byte> snapshot) => StoredJson.Read(snapshot, Stored.DropSnapshot);

    /// <summary>The text of one event.</summary>
    internal static byte[] EncodeOne(DropEvent e) => JsonSerializer.SerializeToUtf8Bytes(e, Stored.DropEvent);

    /// <summary>The event of a text.</summary>
    /// <exception cref="JsonException">It is damaged or of an unknown kind.</exception>
    internal static DropEvent DecodeOne(ReadOnlySpan<byte> text) => StoredJson.Read(text, Stored.DropEvent);

    private static DropEvent? ReadOne(ref ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        if (text is not [(byte)'{', ..] || !reader.Read() || !reader.TrySkip())
            return null;
        var e = StoredJson.Read(text[..(int)reader.BytesConsumed], Stored.DropEvent);
        text = text[(int)reader.BytesConsumed..];
        return e;
    }
}
