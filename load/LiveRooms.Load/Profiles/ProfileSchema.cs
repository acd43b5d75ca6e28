using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveRooms.Load.Profiles.Kinds;

namespace LiveRooms.Load.Profiles;

/// <summary>The JSON schema of profiles, for editors; it is committed as <c>profile.schema.json</c>.</summary>
internal static class ProfileSchema
{
    private static readonly JsonSerializerOptions _readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As it stands in the file.</summary>
    public static string Write() => Node().ToJsonString(_readable) + "\n";

    private static JsonObject Node() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "A profile of LiveRooms.Load",
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["$schema"] = new JsonObject { ["type"] = "string" },
            ["summary"] = Text("a sentence for lists and reports"),
            ["all"] = new JsonObject { ["$ref"] = "#/$defs/entry" },
            ["scenarios"] = new JsonObject
            {
                ["type"] = "object",
                ["propertyNames"] = new JsonObject { ["pattern"] = ProfileReader.ScenarioPattern },
                ["additionalProperties"] = new JsonObject { ["$ref"] = "#/$defs/entry" },
            },
        },
        ["required"] = new JsonArray("summary", "scenarios"),
        ["additionalProperties"] = false,
        ["$defs"] = new JsonObject { ["entry"] = Entry() },
    };

    private static JsonObject Entry()
    {
        var target = Text("where the engine is: embedded, cluster, or addresses of edges with commas between");
        target["pattern"] = ProfileReader.TargetPattern;
        var transport = Text("how viewers get there");
        transport["enum"] = new JsonArray("sockets", "memory");
        var agents = new WholeNumber(1, ProfileReader.MostAgents).Schema;
        agents.Insert(0, "description", "how many processes play the audience");
        var properties = new JsonObject { [ProfileReader.Target] = target, [ProfileReader.Transport] = transport, [ProfileReader.Agents] = agents };
        foreach (var setting in AudienceKeys.All)
            properties[setting.Name] = setting.Schema;
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = "string" };
}
