using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Reports.Json;

namespace LiveRooms.Load.Tests.Reports;

/// <summary>The schema that is committed for others is that of the code. A change of it needs a new number (<see cref="RunResult.NewestSchema"/>).</summary>
public sealed class RunSchemaTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What the code does not say may be null is not.
    private static readonly JsonSchemaExporterOptions NeverNull = new() { TreatNullObliviousAsNonNullable = true };

    [Fact]
    public void The_committed_schema_is_that_of_the_code()
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "A run of LiveRooms.Load" };
        foreach (var (name, rule) in (JsonObject)RunResultJson.Default.RunResult.GetJsonSchemaAsNode(NeverNull))
            schema[name] = rule?.DeepClone();
        using var reader = new StreamReader(typeof(RunSchemaTests).Assembly.GetManifestResourceStream("reports/run.schema.json")!);
        Assert.Equal(reader.ReadToEnd().TrimEnd(), schema.ToJsonString(Readable));
    }
}
