using k8s.Models;
using LiveRooms.Deploy.Kubernetes;

namespace LiveRooms.Deploy.Metrics;

/// <summary>Nobody watches a metric that does not exist: it would look like peace.</summary>
public sealed class NamedMetricsTests(EngineMetrics engine) : IClassFixture<EngineMetrics>
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
        PromQl.Names(expression).Where(name => !IsOthers(name)).Except(engine.Names);
}
