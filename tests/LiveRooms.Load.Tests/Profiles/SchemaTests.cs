using System.Text.Json;
using System.Text.Json.Nodes;
using LiveRooms.Load.Profiles;

namespace LiveRooms.Load.Tests.Profiles;

/// <summary>The schema allows what the reader reads, and its documentation says the same.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement _schema = JsonSerializer.SerializeToElement(JsonNode.Parse(Committed.Read("profile.schema.json")));

    [Fact]
    public void The_committed_schema_is_that_of_the_list() => Assert.Equal(ProfileSchema.Write(), Committed.Read("profile.schema.json"));

    [Fact]
    public void The_readme_has_a_row_for_each_key()
    {
        var readme = Committed.Read("README.md");
        foreach (var setting in AudienceKeys.All)
            Assert.Contains($"| `{setting.Name}` | {setting.Rule} | {setting.Summary} |\n", readme, StringComparison.Ordinal);
        foreach (var key in (string[])["target", "transport", "agents"])
            Assert.Contains($"| `{key}` | ", readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smoke")]
    [InlineData("laptop")]
    [InlineData("headline")]
    public void Profiles_in_the_program_keep_to_it(string name)
    {
        Assert.Equal([], SchemaCheck.Problems(_schema, Parse(Committed.Read($"{name}.json"))));
        Assert.Equal(name, ProfileFiles.Open(name).Name);
    }

    /// <summary>Of each line the reader and the schema hold the same.</summary>
    [Theory]
    [InlineData("""{ "viewers": 5 }""", true)]
    [InlineData("""{ "viewers": 0 }""", false)]
    [InlineData("""{ "viewers": "5" }""", false)]
    [InlineData("""{ "viewers": 5.5 }""", false)]
    [InlineData("""{ "viewers": 30000001 }""", false)]
    [InlineData("""{ "viewer": 5 }""", false)]
    [InlineData("""{ "arrival": "2.5s" }""", true)]
    [InlineData("""{ "arrival": "500ms" }""", true)]
    [InlineData("""{ "arrival": "3min" }""", true)]
    [InlineData("""{ "arrival": 5 }""", false)]
    [InlineData("""{ "arrival": "5" }""", false)]
    [InlineData("""{ "arrival": "-5s" }""", false)]
    [InlineData("""{ "arrival": "1.23456s" }""", false)]
    [InlineData("""{ "storm": 0.5 }""", true)]
    [InlineData("""{ "storm": 1.5 }""", false)]
    [InlineData("""{ "networks": {} }""", true)]
    [InlineData("""{ "networks": { "mobile": 0.5, "slow": 0.5 } }""", true)]
    [InlineData("""{ "networks": { "mobil": 0.5 } }""", false)]
    [InlineData("""{ "networks": { "mobile": -0.1 } }""", false)]
    [InlineData("""{ "networks": ["mobile"] }""", false)]
    [InlineData("""{ "thresholds": ["join failed < 1%"] }""", true)]
    [InlineData("""{ "thresholds": [""] }""", false)]
    [InlineData("""{ "thresholds": ["a; b"] }""", false)]
    [InlineData("""{ "thresholds": [5] }""", false)]
    [InlineData("""{ "thresholds": "join failed < 1%" }""", false)]
    [InlineData("""{ "target": "cluster", "transport": "memory", "agents": 10 }""", true)]
    [InlineData("""{ "target": "http://127.0.0.1:5000" }""", true)]
    [InlineData("""{ "target": "http://127.0.0.1:5000,http://127.0.0.2:5000" }""", true)]
    [InlineData("""{ "target": "http://127.0.0.1:5000," }""", false)]
    [InlineData("""{ "target": "somewhere" }""", false)]
    [InlineData("""{ "transport": "pigeons" }""", false)]
    [InlineData("""{ "agents": 0 }""", false)]
    [InlineData("""[]""", false)]
    public void It_allows_what_the_reader_reads(string entry, bool allowed)
    {
        foreach (var file in (string[])[
            $$"""{ "summary": "", "scenarios": { "a": {{entry}} } }""", $$"""{ "summary": "", "scenarios": {}, "all": {{entry}} }"""])
        {
            Assert.Equal(allowed, SchemaCheck.Problems(_schema, Parse(file)).Count == 0);
            Assert.Equal(allowed, Reads(file));
        }
    }

    [Theory]
    [InlineData("""{ "summary": "", "scenarios": {} }""", true)]
    [InlineData("""{ "$schema": "profile.schema.json", "summary": "", "scenarios": { "flash-sale": {} } }""", true)]
    [InlineData("""{ "summary": "", "scenarios": { "Flash sale": {} } }""", false)]
    [InlineData("""{ "summary": 5, "scenarios": {} }""", false)]
    [InlineData("""{ "summary": "" }""", false)]
    [InlineData("""{ "scenarios": {} }""", false)]
    [InlineData("""{ "summary": "", "scenarios": [] }""", false)]
    [InlineData("""{ "summary": "", "scenarios": {}, "scenario": {} }""", false)]
    [InlineData("""[]""", false)]
    public void The_same_holds_of_whole_files(string file, bool allowed)
    {
        Assert.Equal(allowed, SchemaCheck.Problems(_schema, Parse(file)).Count == 0);
        Assert.Equal(allowed, Reads(file));
    }

    private static bool Reads(string file)
    {
        try
        {
            ProfileReader.Read("x.json", file);
            return true;
        }
        catch (ProfileException)
        {
            return false;
        }
    }

    private static JsonElement Parse(string json) => JsonSerializer.SerializeToElement(JsonNode.Parse(json));
}
