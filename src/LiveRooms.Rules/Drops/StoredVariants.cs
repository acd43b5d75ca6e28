using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LiveRooms.Rules.Drops;

/// <summary>Variants as stored: a list of them, and nothing around it.</summary>
internal sealed class StoredVariants : JsonConverter<Variants>
{
    public override Variants Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Variants.Of(JsonSerializer.Deserialize(ref reader, List(options)) ?? throw new JsonException("Null is no list of variants."));

    public override void Write(Utf8JsonWriter writer, Variants value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, [.. value.All], List(options));

    private static JsonTypeInfo<Variant[]> List(JsonSerializerOptions options) =>
        (JsonTypeInfo<Variant[]>)options.GetTypeInfo(typeof(Variant[]));
}
