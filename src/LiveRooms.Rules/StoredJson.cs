using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LiveRooms.Rules;

/// <summary>Reads what is stored; whatever is wrong with it is one kind of error.</summary>
internal static class StoredJson
{
    /// <summary>The same options, writing letters of every language as they are: a third of the bytes of an escaped one.</summary>
    public static JsonSerializerOptions Plain(JsonSerializerOptions options) =>
        new(options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static T Read<T>(ReadOnlySpan<byte> text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw new JsonException($"Null is no {typeof(T).Name}.");
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
