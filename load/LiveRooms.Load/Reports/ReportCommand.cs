using System.CommandLine;
using LiveRooms.Load.Reports.Json;

namespace LiveRooms.Load.Reports;

/// <summary><c>report</c>: makes the reports of a run anew from its JSON.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> Run = new("run") { Description = "the run's run.json" };
    private static readonly Option<string?> Out = new("--out") { Description = "the folder to write into; the run's own when not given", HelpName = "folder" };

    /// <summary>The command.</summary>
    public static Command Make(TextWriter output, TextWriter errors)
    {
        var command = new Command("report", "Makes a run's reports anew: HTML, Markdown and CSV.") { Run, Out };
        command.SetAction(asked => Do(asked.GetRequiredValue(Run), asked.GetValue(Out), output, errors));
        return command;
    }

    private static int Do(string run, string? folder, TextWriter output, TextWriter errors)
    {
        try
        {
            var result = RunFile.Read(run);
            folder ??= Path.GetDirectoryName(Path.GetFullPath(run))!;
            ReportFolder.Write(result, folder);
            output.WriteLine(Path.Combine(folder, ReportFolder.Page));
            return 0;
        }
        catch (Exception e) when (e is RunFileException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return Commands.Failed;
        }
    }
}
