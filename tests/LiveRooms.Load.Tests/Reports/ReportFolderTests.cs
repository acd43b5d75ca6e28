using LiveRooms.Load.Reports;
using LiveRooms.Load.Reports.Csv;
using LiveRooms.Load.Reports.Html;
using LiveRooms.Load.Reports.Json;
using LiveRooms.Load.Reports.Markdown;

namespace LiveRooms.Load.Tests.Reports;

public sealed class ReportFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_report_is_written_and_can_be_made_again_from_the_run()
    {
        ReportFolder.Write(SampleRun.Bad(), _folder);
        var first = Directory.GetFiles(_folder).Order(StringComparer.Ordinal).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllText);
        Assert.Equal(["latencies.csv", "report.html", "report.md", "run.json", "timeline.csv"], first.Keys);

        var again = Path.Combine(_folder, "again");
        Assert.Equal(0, Commands.Run(["report", Path.Combine(_folder, ReportFolder.Run), "--out", again], TextWriter.Null, TextWriter.Null));
        Assert.All(first, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(again, file.Key))));
    }

    [Fact]
    public void The_page_needs_no_network_and_lets_no_text_become_markup()
    {
        var page = HtmlReport.Write(SampleRun.Bad());
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>&", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(src|href)=""(?!data:)", page);
        Assert.DoesNotMatch(@"@import|url\(|fetch\(|XMLHttpRequest", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("uPlot", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_failed_comes_first_with_its_evidence()
    {
        var page = HtmlReport.Write(SampleRun.Bad());
        Assert.True(page.IndexOf("critical-once", StringComparison.Ordinal) < page.IndexOf("no-oversell", StringComparison.Ordinal));
        Assert.Contains("load-000812", page, StringComparison.Ordinal);
        Assert.Contains("agent-1 with 25,000 viewers was lost", page, StringComparison.OrdinalIgnoreCase);

        var text = MarkdownReport.Write(SampleRun.Bad());
        Assert.Contains("**NO** | critical-once", text, StringComparison.Ordinal);
        Assert.Contains("s-1\\|x", text, StringComparison.Ordinal);
        Assert.Contains("FAILED", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_for_spreadsheets_are_square()
    {
        var run = RunFile.Parse(RunFile.Write(SampleRun.Good()), "a");
        foreach (var table in new[] { CsvReport.Latencies(run.Measurements), CsvReport.Timeline(run.Measurements) })
        {
            var rows = table.TrimEnd('\n').Split('\n').Select(row => row.Split(',').Length).ToList();
            Assert.True(rows.Count > 5);
            Assert.All(rows, columns => Assert.Equal(rows[0], columns));
        }
    }
}
