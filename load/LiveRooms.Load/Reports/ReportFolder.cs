using System.Text;
using LiveRooms.Load.Reports.Csv;
using LiveRooms.Load.Reports.Html;
using LiveRooms.Load.Reports.Json;
using LiveRooms.Load.Reports.Markdown;

namespace LiveRooms.Load.Reports;

/// <summary>Lays all reports of a run into a folder.</summary>
internal static class ReportFolder
{
    /// <summary>The page, which people open first.</summary>
    public const string Page = "report.html";

    /// <summary>The run itself.</summary>
    public const string Run = "run.json";

    // Without a mark at the beginning: other tools read these files.
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes them; makes the folder if it is not there and replaces what was in it under the same names.</summary>
    public static void Write(RunResult result, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Files(result))
            File.WriteAllText(Path.Combine(folder, name), text, Plain);
    }

    private static IEnumerable<(string Name, string Text)> Files(RunResult result) =>
    [
        (Run, RunFile.Write(result)), ("report.md", MarkdownReport.Write(result)), ("latencies.csv", CsvReport.Latencies(result.Measurements)),
        ("timeline.csv", CsvReport.Timeline(result.Measurements)), (Page, HtmlReport.Write(result)),
    ];
}
