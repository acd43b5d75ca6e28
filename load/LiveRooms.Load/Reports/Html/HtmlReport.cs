using System.Text.Json;
using LiveRooms.Load.Reports.Figures;
using LiveRooms.Load.Reports.Html.Charts;

namespace LiveRooms.Load.Reports.Html;

/// <summary>A run as one file that needs nothing else: no network, no folder beside it. All figures are in its text; the charts are drawn from its data.</summary>
internal static class HtmlReport
{
    /// <summary>The page.</summary>
    public static string Write(RunResult result)
    {
        var charts = JsonSerializer.Serialize(Charts.Charts.Of(result.Measurements), ChartJson.Default.ChartData);
        return Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <title>{result.Scenario}: {(result.Passed ? "passed" : "failed")}</title>
            <link rel="icon" href="data:,">
            <style>{Asset("uplot.css")}{Asset("page.css")}</style>
            </head>
            <body>
            {Head(result)}
            <main>
            {Html.All(About.Warnings(result).Select(warning => Html.Of($"<p class=\"warning\">{warning}</p>\n")))}
            {GateSection.Write(result.Gates)}
            {Figures(result)}
            {ChartSection.Write(result.Measurements)}
            {Tables.Latencies(result.Measurements)}
            {Tables.Acts(result.Measurements)}
            {Tables.Agents(result)}
            {Tables.Settings(result)}
            </main>
            <script type="application/json" id="data">{new Html(charts)}</script>
            <script>{Asset("uplot.js")}</script>
            <script>{Asset("page.js")}</script>
            </body>
            </html>

            """).Text;
    }

    private static Html Head(RunResult result) => Html.Of($"""
        <header class="{(result.Passed ? "good" : "bad")}">
        <p class="kind">LiveRooms load run</p>
        <h1>{result.Scenario} <span class="verdict">{(result.Passed ? "Passed" : "Failed")}</span></h1>
        <p class="summary">{result.Summary}</p>
        <p class="about">{About.Line(result)}</p>
        </header>
        """);

    private static Html Figures(RunResult result) => Html.Of($"""
        <section aria-label="Key figures" class="figures">
        {Html.All(KeyFigure.Of(result).Select(figure => Html.Of($"<div class=\"figure\"><h3>{figure.Label}</h3><p class=\"value\">{figure.Value}</p><p class=\"note\">{figure.Note}</p></div>\n")))}
        </section>
        """);

    // What the build laid into the program; empty when it could not fetch the chart library, which the page then says.
    private static Html Asset(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"reports/{name}");
        if (stream is null)
            return Html.None;
        using var reader = new StreamReader(stream);
        return new Html(reader.ReadToEnd());
    }
}
