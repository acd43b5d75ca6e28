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
    private static DropJson? _stored;

    private static DropJson Stored => _stored ??= new(StoredJson.Plain(Default.Options));

    /// <summary>One journal entry as it was written before entries were packed, for people and for tests of old journals.</summary>
    public static byte[] Encode(IReadOnlyList<DropEvent> events) =>
        JsonSerializer.SerializeToUtf8Bytes(events, Stored.IReadOnlyListDropEvent);

    /// <summary>The events of one journal entry, packed as <see cref="DropEntry"/> says or text.</summary>
    /// <exception cref="JsonException">The entry is damaged or of an unknown kind.</exception>
    public static IReadOnlyList<DropEvent> Decode(ReadOnlySpan<byte> entry) => entry is [DropEntry.Mark, ..]
        ? DropEntry.Decode(entry)
        : StoredJson.Read(entry, Stored.IReadOnlyListDropEvent);

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
}
