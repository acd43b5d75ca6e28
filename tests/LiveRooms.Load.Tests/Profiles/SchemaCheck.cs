using System.Text.Json;
using System.Text.RegularExpressions;

namespace LiveRooms.Load.Tests.Profiles;

/// <summary>
/// Validates JSON by a schema, as an editor does: the words of draft 2020-12 that the schema of profiles uses. A word it does not know
/// is an error, so that no rule is passed over. None of the validators for System.Text.Json can be restored from our registry.
/// </summary>
internal static class SchemaCheck
{
    private static readonly string[] _notes = ["$schema", "$defs", "title", "description"];

    /// <summary>What is wrong, by path.</summary>
    public static List<string> Problems(JsonElement schema, JsonElement json)
    {
        var problems = new List<string>();
        Check(schema, schema, json, "", problems);
        return problems;
    }

    private static void Check(JsonElement root, JsonElement schema, JsonElement json, string path, List<string> problems)
    {
        foreach (var word in schema.EnumerateObject().Where(word => !_notes.Contains(word.Name)))
        {
            var rule = word.Value;
            var holds = word.Name switch
            {
                "$ref" => Follow(root, rule.GetString()!, json, path, problems),
                "type" => IsOf(rule.GetString()!, json),
                "enum" => rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, json)),
                "minimum" => json.ValueKind != JsonValueKind.Number || json.GetDouble() >= rule.GetDouble(),
                "maximum" => json.ValueKind != JsonValueKind.Number || json.GetDouble() <= rule.GetDouble(),
                "pattern" => json.ValueKind != JsonValueKind.String || Regex.IsMatch(json.GetString()!, rule.GetString()!),
                "maxItems" => json.ValueKind != JsonValueKind.Array || json.GetArrayLength() <= rule.GetInt32(),
                "items" => Items(root, rule, json, path, problems),
                "required" => json.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(name => json.TryGetProperty(name.GetString()!, out _)),
                "propertyNames" => Names(root, rule, json, path, problems),
                "properties" => Properties(root, rule, json, path, problems),
                "additionalProperties" => Others(root, schema, json, path, problems),
                _ => throw new NotSupportedException($"The check does not know '{word.Name}'."),
            };
            if (!holds)
                problems.Add($"{path}: {word.Name}");
        }
    }

    private static bool IsOf(string type, JsonElement json) => type switch
    {
        "object" => json.ValueKind == JsonValueKind.Object,
        "array" => json.ValueKind == JsonValueKind.Array,
        "string" => json.ValueKind == JsonValueKind.String,
        "number" => json.ValueKind == JsonValueKind.Number,
        "integer" => json.ValueKind == JsonValueKind.Number && double.IsInteger(json.GetDouble()),
        _ => throw new NotSupportedException($"The check does not know the type '{type}'."),
    };

    // What is wrong further down is said there; here the word holds.
    private static bool Follow(JsonElement root, string reference, JsonElement json, string path, List<string> problems)
    {
        var target = reference.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name));
        Check(root, target, json, path, problems);
        return true;
    }

    private static bool Items(JsonElement root, JsonElement rule, JsonElement json, string path, List<string> problems)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in json.EnumerateArray().Index())
                Check(root, rule, item, $"{path}/{index}", problems);
        }

        return true;
    }

    private static bool Names(JsonElement root, JsonElement rule, JsonElement json, string path, List<string> problems)
    {
        foreach (var property in Of(json))
            Check(root, rule, JsonSerializer.SerializeToElement(property.Name), $"{path}/{property.Name}", problems);
        return true;
    }

    private static bool Properties(JsonElement root, JsonElement rule, JsonElement json, string path, List<string> problems)
    {
        foreach (var property in Of(json))
        {
            if (rule.TryGetProperty(property.Name, out var known))
                Check(root, known, property.Value, $"{path}/{property.Name}", problems);
        }

        return true;
    }

    private static bool Others(JsonElement root, JsonElement schema, JsonElement json, string path, List<string> problems)
    {
        var rule = schema.GetProperty("additionalProperties");
        foreach (var property in Of(json))
        {
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out _))
                continue;
            if (rule.ValueKind == JsonValueKind.False)
                problems.Add($"{path}/{property.Name}: not known");
            else
                Check(root, rule, property.Value, $"{path}/{property.Name}", problems);
        }

        return true;
    }

    private static JsonElement.ObjectEnumerator Of(JsonElement json) => json.ValueKind == JsonValueKind.Object ? json.EnumerateObject() : default;
}
