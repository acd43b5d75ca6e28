using System.Text.Json;
using System.Text.Json.Serialization;

namespace LiveRooms.Deploy.Metrics;

/// <summary>A dashboard of Grafana, as far as ours use it; a member that is not named here is refused.</summary>
internal sealed record Dashboard(
    string Uid, string Title, string Description, string[] Tags, int SchemaVersion, bool Editable, string Refresh, JsonElement Time,
    string Timezone, JsonElement Links, Panel[] Panels)
{
    /// <summary>Where they are.</summary>
    public const string Folder = "deploy/grafana/dashboards";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads one.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static Dashboard Read(string file) => Parse(DeployFolder.Read(file));

    /// <summary>Reads a text.</summary>
    public static Dashboard Parse(string json) => JsonSerializer.Deserialize<Dashboard>(json, Strict)!;
}

/// <summary>One panel, or a row, which has no data.</summary>
internal sealed record Panel(
    int Id, string Type, string Title, GridPosition GridPos, string? Description = null, DataSource? Datasource = null,
    FieldConfig? FieldConfig = null, Target[]? Targets = null, JsonElement? Options = null, bool? Collapsed = null, Panel[]? Panels = null);

/// <summary>Where a panel is, in 24 columns.</summary>
internal sealed record GridPosition(int H, int W, int X, int Y);

/// <summary>Where its data come from.</summary>
internal sealed record DataSource(string Type, string Uid);

/// <summary>How values are written.</summary>
internal sealed record FieldConfig(FieldDefaults Defaults, JsonElement Overrides);

/// <summary>The unit, by Grafana's name, and the least value.</summary>
internal sealed record FieldDefaults(string Unit, double Min);

/// <summary>One expression.</summary>
internal sealed record Target(string RefId, string Expr, string LegendFormat);
