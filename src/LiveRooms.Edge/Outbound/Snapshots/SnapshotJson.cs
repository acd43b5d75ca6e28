using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Outbound.Snapshots;

/// <summary>Writes a snapshot as JSON, with the parts that many share copied, letter by letter as it would be written anew.</summary>
internal sealed class SnapshotJson : JsonConverter<RoomSnapshot>
{
    // In the order in which they stand; the time comes second.
    private static readonly JsonEncodedText[] Parts =
        [.. new[] { "position", "show", "drops", "chat", "counters" }.Select(name => JsonEncodedText.Encode(name))];

    private static readonly JsonEncodedText At = JsonEncodedText.Encode("at");

    /// <inheritdoc/>
    public override RoomSnapshot? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, ProtocolJsonContext.Default.RoomSnapshot);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RoomSnapshot value, JsonSerializerOptions options)
    {
        var bytes = SnapshotChat.Bytes(value, FrameEncoding.Json, options, Written) ?? Written(value, options);
        writer.WriteStartObject();
        for (var part = 0; part < Parts.Length; part++)
        {
            writer.WritePropertyName(Parts[part]);
            writer.WriteRawValue(bytes[part], skipInputValidation: true);
            if (part == 0)
                writer.WriteNumber(At, value.At);
        }

        writer.WriteEndObject();
    }

    private static SnapshotBytes Written(RoomSnapshot snapshot, JsonSerializerOptions options)
    {
        var output = new ArrayBufferWriter<byte>();
        var ends = new int[Parts.Length];
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = options.Encoder });
        Write(0, snapshot.Position);
        Write(1, snapshot.Show);
        Write(2, snapshot.Drops);
        Write(3, snapshot.Chat);
        Write(4, snapshot.Counters);
        return new SnapshotBytes(output.WrittenSpan.ToArray(), ends);

        void Write<T>(int part, T value)
        {
            JsonSerializer.Serialize(writer, value, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
            writer.Flush();
            writer.Reset();
            ends[part] = output.WrittenCount;
        }
    }
}
