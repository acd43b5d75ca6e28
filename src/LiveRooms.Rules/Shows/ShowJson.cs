using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Shows;

/// <summary>The stored text of a show's events and snapshots: UTF-8 JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(StoredTime), typeof(StoredDuration)])]
[JsonSerializable(typeof(IReadOnlyList<ShowEvent>))]
[JsonSerializable(typeof(ShowSnapshot))]
public sealed partial class ShowJson : JsonSerializerContext
{
    private static ShowJson? _stored;

    private static ShowJson Stored => _stored ??= new(StoredJson.Plain(Default.Options));

    /// <summary>One journal entry: the events, in order.</summary>
    public static byte[] Encode(IReadOnlyList<ShowEvent> events) =>
        JsonSerializer.SerializeToUtf8Bytes(events, Stored.IReadOnlyListShowEvent);

    /// <summary>The events of one journal entry.</summary>
    /// <exception cref="JsonException">The entry is damaged or of an unknown kind.</exception>
    public static IReadOnlyList<ShowEvent> Decode(ReadOnlySpan<byte> entry) => StoredJson.Read(entry, Stored.IReadOnlyListShowEvent);

    /// <summary>A snapshot as stored.</summary>
    public static byte[] EncodeSnapshot(ShowSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Stored.ShowSnapshot);

    /// <summary>A snapshot read back.</summary>
    /// <exception cref="JsonException">The snapshot is damaged.</exception>
    public static ShowSnapshot DecodeSnapshot(ReadOnlySpan<byte> snapshot) => StoredJson.Read(snapshot, Stored.ShowSnapshot);
}
