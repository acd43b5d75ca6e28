using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace LiveRooms.Deploy.Metrics;

/// <summary>The file of alert rules.</summary>
internal sealed class Alerts
{
    public List<AlertGroup> Groups { get; set; } = [];

    /// <summary>Reads deploy/prometheus/alerts.yml.</summary>
    public static IReadOnlyList<Alert> Read() =>
    [
        .. new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<Alerts>(DeployFolder.Read("deploy/prometheus/alerts.yml")).Groups.SelectMany(group => group.Rules),
    ];
}

/// <summary>Rules that are looked at together.</summary>
internal sealed class AlertGroup
{
    public string Name { get; set; } = "";

    public List<Alert> Rules { get; set; } = [];
}

/// <summary>One rule.</summary>
internal sealed class Alert
{
    [YamlMember(Alias = "alert", ApplyNamingConventions = false)]
    public string Name { get; set; } = "";

    public string Expr { get; set; } = "";

    public string For { get; set; } = "";

    public Dictionary<string, string> Labels { get; set; } = [];

    public Dictionary<string, string> Annotations { get; set; } = [];
}
