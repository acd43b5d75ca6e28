using System.Text.Json;
using System.Text.Json.Nodes;

namespace LiveRooms.Load.Profiles.Kinds;

/// <summary>A few short texts; on a command line with <c>;</c> between them.</summary>
internal sealed class Sentences(int most, int longest) : Kind<IReadOnlyList<string>>
{
    public override string Rule => $"at most {most:N0} texts of at most {longest:N0} characters without a semicolon";

    public override JsonObject Schema => new()
    {
        ["type"] = "array",
        ["maxItems"] = most,
        ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = $"^[^;]{{1,{longest}}}$" },
    };

    public override bool TryRead(JsonElement json, out IReadOnlyList<string> value)
    {
        value = [];
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > most)
            return false;
        if (json.EnumerateArray().Any(text => text.ValueKind != JsonValueKind.String))
            return false;
        value = [.. json.EnumerateArray().Select(text => text.GetString()!)];
        return IsAllowed(value);
    }

    public override bool TryParse(string text, out IReadOnlyList<string> value)
    {
        value = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return IsAllowed(value);
    }

    public override string Say(IReadOnlyList<string> value) => string.Join("; ", value);

    private bool IsAllowed(IReadOnlyList<string> texts) =>
        texts.Count <= most && texts.All(text => text.Length > 0 && text.Length <= longest && !text.Contains(';', StringComparison.Ordinal));
}
