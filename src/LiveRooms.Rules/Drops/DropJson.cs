using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Drops;

/// <summary>The stored text of a drop's events and snapshots: UTF-8 JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(StoredTime), typeof(StoredDuration)])]
[JsonSerializable(typeof(IReadOnlyList<DropEvent>))]
[JsonSerializable(typeof(DropSnapshot))]
public sealed partial class DropJson : JsonSerializerContext
{
    /// <summary>One journal entry: the events, in order.</summary>
    public static byte[] Encode(IReadOnlyList<DropEvent> events) =>
        JsonSerializer.SerializeToUtf8Bytes(events, Default.IReadOnlyListDropEvent);

    /// <summary>The events of one journal entry.</summary>
    /// <exception cref="JsonException">The entry is damaged or of an unknown kind.</exception>
    public static IReadOnlyList<DropEvent> Decode(ReadOnlySpan<byte> entry) =>
        JsonSerializer.Deserialize(entry, Default.IReadOnlyListDropEvent) ?? throw new JsonException("The entry holds no events.");

    /// <summary>A snapshot as stored.</summary>
    public static byte[] EncodeSnapshot(DropSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Default.DropSnapshot);

    /// <summary>A snapshot read back.</summary>
    /// <exception cref="JsonException">The snapshot is damaged.</exception>
    public static DropSnapshot DecodeSnapshot(ReadOnlySpan<byte> snapshot) =>
        JsonSerializer.Deserialize(snapshot, Default.DropSnapshot) ?? throw new JsonException("The snapshot is empty.");
}
