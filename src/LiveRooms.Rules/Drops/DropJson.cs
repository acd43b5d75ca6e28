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
public sealed partial class DropJson : JsonSerializerContext
{
    private static DropJson? _stored;

    private static DropJson Stored => _stored ??= new(StoredJson.Plain(Default.Options));

    /// <summary>One journal entry: the events, in order.</summary>
    public static byte[] Encode(IReadOnlyList<DropEvent> events) =>
        JsonSerializer.SerializeToUtf8Bytes(events, Stored.IReadOnlyListDropEvent);

    /// <summary>The events of one journal entry.</summary>
    /// <exception cref="JsonException">The entry is damaged or of an unknown kind.</exception>
    public static IReadOnlyList<DropEvent> Decode(ReadOnlySpan<byte> entry) => StoredJson.Read(entry, Stored.IReadOnlyListDropEvent);

    /// <summary>A snapshot as stored.</summary>
    public static byte[] EncodeSnapshot(DropSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Stored.DropSnapshot);

    /// <summary>A snapshot read back.</summary>
    /// <exception cref="JsonException">The snapshot is damaged.</exception>
    public static DropSnapshot DecodeSnapshot(ReadOnlySpan<byte> snapshot) => StoredJson.Read(snapshot, Stored.DropSnapshot);
}
