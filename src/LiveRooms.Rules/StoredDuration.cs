using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveRooms.Rules;

/// <summary>Stores a duration as whole milliseconds.</summary>
internal sealed class StoredDuration : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TimeSpan.FromMilliseconds(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((long)value.TotalMilliseconds);
}
