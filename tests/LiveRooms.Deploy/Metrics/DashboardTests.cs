using System.Text.Json;

namespace LiveRooms.Deploy.Metrics;

public sealed class DashboardTests
{
    private static readonly HashSet<string> Units = ["short", "s", "ops", "reqps", "wps", "bytes", "percentunit"];

    public static TheoryData<string> Files { get; } = [.. DeployFolder.Files(Dashboard.Folder, "*.json")];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_dashboard_is_whole(string file)
    {
        var dashboard = Dashboard.Read(file);
        Assert.Equal($"liverooms-{Path.GetFileNameWithoutExtension(file)}", dashboard.Uid);
        Assert.Distinct(dashboard.Panels.Select(panel => panel.Id));
        foreach (var panel in dashboard.Panels)
        {
            Assert.True(panel.GridPos is { X: >= 0, Y: >= 0, W: > 0, H: > 0 } && panel.GridPos.X + panel.GridPos.W <= 24);
            if (panel.Type == "row")
                continue;
            Assert.True(panel.Type is "timeseries" or "stat");
            Assert.Contains(panel.FieldConfig!.Defaults.Unit, Units);
            Assert.Contains($"uid: {panel.Datasource!.Uid}\n", DeployFolder.Read("deploy/grafana/provisioning/datasources/prometheus.yml"), StringComparison.Ordinal);
            Assert.NotEmpty(panel.Targets!);
            Assert.Distinct(panel.Targets!.Select(target => target.RefId));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_panel_hides_another(string file)
    {
        var places = Dashboard.Read(file).Panels.Select(panel => panel.GridPos).ToList();
        for (var one = 0; one < places.Count; one++)
            Assert.All(places[..one], other => Assert.False(Overlap(places[one], other), $"{places[one]} and {other}"));
    }

    [Theory]
    [InlineData("\"title\":", "\"tittle\":")]
    [InlineData("\"id\": 1,", "\"id\": \"one\",")]
    [InlineData("\"expr\":", "\"expression\":")]
    public void A_planted_fault_is_found(string right, string wrong)
    {
        var text = DeployFolder.Read($"{Dashboard.Folder}/rooms.json");
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => Dashboard.Parse(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static bool Overlap(GridPosition one, GridPosition other) =>
        one.X < other.X + other.W && other.X < one.X + one.W && one.Y < other.Y + other.H && other.Y < one.Y + one.H;
}
