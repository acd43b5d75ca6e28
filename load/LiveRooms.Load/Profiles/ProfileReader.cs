using System.Text.Json;
using System.Text.RegularExpressions;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Profiles;

/// <summary>Reads a profile's JSON, strictly: what it does not know it refuses, by path, and says all that is wrong at once.</summary>
internal sealed partial class ProfileReader
{
    /// <summary>Keys of an entry beside the audience's.</summary>
    public const string Target = "target", Transport = "transport", Agents = "agents";

    /// <summary>So many agents a profile may ask for.</summary>
    public const int MostAgents = 1_000;

    private readonly string _file;
    private readonly List<string> _problems = [];

    private ProfileReader(string file) => _file = file;

    /// <summary>Reads it.</summary>
    /// <param name="file">For messages; its name without ending names the profile.</param>
    /// <param name="json">What stands in it.</param>
    /// <exception cref="ProfileException">It cannot be run with; each line says where and why.</exception>
    public static Profile Read(string file, string json)
    {
        var reader = new ProfileReader(file);
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            var profile = reader.Read(document.RootElement);
            return reader._problems.Count == 0 ? profile : throw new ProfileException(reader._problems);
        }
        catch (JsonException wrong)
        {
            var where = wrong.LineNumber is { } line ? $" line {line + 1}, byte {wrong.BytePositionInLine + 1}:" : "";
            throw new ProfileException($"{file}:{where} it is no JSON as it must be. {wrong.Message}", wrong);
        }
    }

    private Profile Read(JsonElement root)
    {
        var (summary, all) = ("", ProfileEntry.Usual);
        var scenarios = new Dictionary<string, ProfileEntry>();
        if (!IsObject("the file", root))
            return new Profile("", "", scenarios);
        // What holds for all must be known before those it holds for, wherever it stands.
        if (root.TryGetProperty("all", out var common))
            all = Entry("all", common, all);
        foreach (var property in root.EnumerateObject())
        {
            switch (property.Name)
            {
                case "$schema" or "summary" when property.Value.ValueKind != JsonValueKind.String:
                    Wrong(property.Name, "a text", property.Value);
                    break;
                case "summary":
                    summary = property.Value.GetString()!;
                    break;
                case "scenarios":
                    Scenarios(property.Value, all, scenarios);
                    break;
                case "$schema" or "all":
                    break;
                default:
                    Unknown(property.Name, ["$schema", "summary", "all", "scenarios"]);
                    break;
            }
        }

        foreach (var needed in (string[])["summary", "scenarios"])
        {
            if (!root.TryGetProperty(needed, out _))
                _problems.Add($"{_file}: {needed} is missing.");
        }

        return new Profile(Path.GetFileNameWithoutExtension(_file), summary, scenarios);
    }

    private void Scenarios(JsonElement json, ProfileEntry all, Dictionary<string, ProfileEntry> scenarios)
    {
        if (!IsObject("scenarios", json))
            return;
        foreach (var property in json.EnumerateObject())
        {
            var path = $"scenarios.{property.Name}";
            if (ScenarioName().IsMatch(property.Name))
                scenarios.Add(property.Name, Entry(path, property.Value, all));
            else
                _problems.Add($"{_file}: {path} is no scenario's name: those are of lower case letters, digits and dashes.");
        }
    }

    private ProfileEntry Entry(string path, JsonElement json, ProfileEntry entry)
    {
        if (!IsObject(path, json))
            return entry;
        var changes = new List<Change>(entry.Changes);
        foreach (var property in json.EnumerateObject())
        {
            var (key, value) = ($"{path}.{property.Name}", property.Value);
            switch (property.Name)
            {
                case Target:
                    entry = ReadTarget(key, value) is { } target ? entry with { Target = target } : entry;
                    break;
                case Transport:
                    entry = ReadTransport(key, value) is { } transport ? entry with { Transport = transport } : entry;
                    break;
                case Agents when value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var agents) && agents is >= 1 and <= MostAgents:
                    entry = entry with { Agents = agents };
                    break;
                case Agents:
                    Wrong(key, $"a whole number from 1 to {MostAgents:N0}", value);
                    break;
                default:
                    if (AudienceKeys.Find(property.Name) is not { } setting)
                        Unknown(key, [Target, Transport, Agents, .. AudienceKeys.All.Select(known => known.Name)]);
                    else if (setting.Read(value) is { } change)
                        changes.Add(change);
                    else
                        Wrong(key, setting.Rule, value);
                    break;
            }
        }

        return entry with { Changes = changes };
    }

    private string? ReadTarget(string path, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String && TargetName().IsMatch(json.GetString()!))
            return json.GetString();
        Wrong(path, "embedded, cluster, or addresses of edges as http://127.0.0.1:5000, with commas between", json);
        return null;
    }

    private TransportKind? ReadTransport(string path, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            switch (json.GetString())
            {
                case "sockets":
                    return TransportKind.Sockets;
                case "memory":
                    return TransportKind.Memory;
                default:
                    break;
            }
        }

        Wrong(path, "sockets or memory", json);
        return null;
    }

    private bool IsObject(string path, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object)
            return true;
        Wrong(path, "an object", json);
        return false;
    }

    private void Wrong(string path, string rule, JsonElement json)
    {
        var raw = json.GetRawText();
        _problems.Add($"{_file}: {path} is {rule}, not {(raw.Length <= 60 ? raw : raw[..60] + "...")}.");
    }

    private void Unknown(string path, IReadOnlyList<string> known) =>
        _problems.Add($"{_file}: {path} is not known; there are {string.Join(", ", known)}.");

    /// <summary>Scenario names, as the schema has them.</summary>
    public const string ScenarioPattern = "^[a-z][a-z0-9-]{0,39}$";

    /// <summary>Targets, as the schema has them.</summary>
    public const string TargetPattern = "^(embedded|cluster|https?://[^\\s/,]+/?(,https?://[^\\s/,]+/?)*)$";

    [GeneratedRegex(ScenarioPattern)]
    private static partial Regex ScenarioName();

    [GeneratedRegex(TargetPattern)]
    private static partial Regex TargetName();
}
