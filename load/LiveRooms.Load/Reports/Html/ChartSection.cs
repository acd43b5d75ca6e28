using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Html;

/// <summary>The place for charts, which the page's script fills.</summary>
internal static class ChartSection
{
    public static Html Write(Measurements measurements) => measurements.Timeline.Count == 0 && measurements.Latencies.Count == 0 ? Html.None : Html.Of($"""
        <section>
        <h2>Over the run <small>point at a chart to read it, drag to look closer, click twice to see all</small></h2>
        <p id="no-charts" class="warning">The charts are drawn by a script, which does not run here. Their figures are in timeline.csv and in the tables below.</p>
        <div class="charts"></div>
        </section>
        """);
}
