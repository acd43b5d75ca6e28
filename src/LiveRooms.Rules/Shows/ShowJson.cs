using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Shows;

/// <summary>The stored text of a show's events and snapshots: UTF-8 JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(StoredTime), typeof(StoredDuration)])]
[JsonSerializable(typeof(IReadOnlyList<ShowEvent>))]
[JsonSerializable(typeof(ShowSnapshot))]
public sealed partial class ShowJson : JsonSerializerContext
{
    /// <summary>One journal entry: the events, in order.</summary>
    public static byte[] Encode(IReadOnlyList<ShowEvent> events) =>
        JsonSerializer.SerializeToUtf8Bytes(events, Default.IReadOnlyListShowEvent);

    /// <summary>The events of one journal entry.</summary>
    /// <exception cref="JsonException">The entry is damaged or of an unknown kind.</exception>
    public static IReadOnlyList<ShowEvent> Decode(ReadOnlySpan<byte> entry) =>
        JsonSerializer.Deserialize(entry, Default.IReadOnlyListShowEvent) ?? throw new JsonException("The entry holds no events.");

    /// <summary>A snapshot as stored.</summary>
    public static byte[] EncodeSnapshot(ShowSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Default.ShowSnapshot);

    /// <summary>A snapshot read back.</summary>
    /// <exception cref="JsonException">The snapshot is damaged.</exception>
    public static ShowSnapshot DecodeSnapshot(ReadOnlySpan<byte> snapshot) =>
        JsonSerializer.Deserialize(snapshot, Default.ShowSnapshot) ?? throw new JsonException("The snapshot is empty.");
}
