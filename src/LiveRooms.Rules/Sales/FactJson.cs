using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Sales;

/// <summary>A fact as it is sent: UTF-8 JSON, times in Unix milliseconds. The same fact is always the same text.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(StoredTime)])]
[JsonSerializable(typeof(Fact))]
public sealed partial class FactJson : JsonSerializerContext
{
    private static FactJson? _plain;

    /// <summary>The body of the request that tells it.</summary>
    public static byte[] Encode(Fact fact) =>
        JsonSerializer.SerializeToUtf8Bytes(fact, (_plain ??= new(StoredJson.Plain(Default.Options))).Fact);
}
