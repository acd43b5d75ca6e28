using System.Text.RegularExpressions;
using k8s.Models;
using LiveRooms.Deploy.Kubernetes;

namespace LiveRooms.Deploy.Metrics;

/// <summary>Nobody watches a metric that does not exist: it would look like peace.</summary>
public sealed partial class NamedMetricsTests(EngineMetrics engine) : IClassFixture<EngineMetrics>
{
    // Made by Prometheus itself, and by HAProxy, which the tests of the balancer ask.
    private static bool IsOthers(string name) => name == "up" || name.StartsWith("haproxy_", StringComparison.Ordinal);

    public static TheoryData<string> Alerts { get; } = [.. Metrics.Alerts.Read().Select(alert => alert.Name)];

    public static TheoryData<string> Dashboards { get; } = [.. DeployFolder.Files(Dashboard.Folder, "*.json")];

    [Theory]
    [MemberData(nameof(Alerts))]
    public void An_alert_names_what_is_measured(string name) =>
        Assert.Empty(Missing(Metrics.Alerts.Read().Single(alert => alert.Name == name).Expr));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void A_dashboard_names_what_is_measured(string file) => Assert.Empty(
        Dashboard.Read(file).Panels.SelectMany(panel => panel.Targets ?? []).SelectMany(target => Missing(target.Expr)));

    [Fact]
    public void The_autoscaler_goes_by_what_is_measured() => Assert.Empty(
        Manifests.Of<V2HorizontalPodAutoscaler>().SelectMany(scaler => scaler.Spec.Metrics)
            .Where(metric => metric.Pods is not null).SelectMany(metric => Missing(metric.Pods.Metric.Name)));

    [Fact]
    public void A_planted_name_is_found() =>
        Assert.Equal(["liverooms_edge_viewer_count"], Missing("sum(liverooms_edge_viewer_count) / sum(liverooms_edge_connections)"));

    [Theory]
    [MemberData(nameof(Alerts))]
    public void An_alert_goes_by_labels_that_are_there(string name)
    {
        var alert = Metrics.Alerts.Read().Single(alert => alert.Name == name);
        Assert.Empty(MetricLabels.Unknown(alert.Expr, alert.Annotations.Values.SelectMany(text => Told().Matches(text)).Select(told => told.Groups[1].Value)));
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void A_dashboard_goes_by_labels_that_are_there(string file) => Assert.Empty(
        Dashboard.Read(file).Panels.SelectMany(panel => panel.Targets ?? [])
            .SelectMany(target => MetricLabels.Unknown(target.Expr, Legend().Matches(target.LegendFormat).Select(told => told.Groups[1].Value))));

    [Theory]
    [InlineData("sum by (reason) (liverooms_edge_calls_total)", "reason")]
    [InlineData("liverooms_edge_calls_total{kode=\"1\"}", "liverooms_edge_calls_total{kode}")]
    [InlineData("sum by (le) (liverooms_edge_call_duration_seconds_count)", "le")]
    public void A_planted_label_is_found(string expression, string label) => Assert.Equal([label], MetricLabels.Unknown(expression));

    [Fact]
    public void An_alert_says_what_to_do()
    {
        var alerts = Metrics.Alerts.Read();
        Assert.Distinct(alerts.Select(alert => alert.Name));
        Assert.All(alerts, alert =>
        {
            Assert.True(alert.Labels["severity"] is "page" or "ticket");
            Assert.Equal(["summary", "what"], alert.Annotations.Keys);
        });
    }

    private IEnumerable<string> Missing(string expression) =>
        PromQl.Names(expression).Where(name => !IsOthers(name)).Except(engine.Names).Except(MetricLabels.LoadNames);

    [GeneratedRegex(@"\$labels\.(\w+)")]
    private static partial Regex Told();

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}")]
    private static partial Regex Legend();
}
