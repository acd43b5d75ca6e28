using System.Diagnostics;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Reports.Json;
using LiveRooms.Load.Targets.Programs;

namespace LiveRooms.Faults.Load;

/// <summary>The load's program, run as a user does.</summary>
internal static class LoadProgram
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(5);

    /// <summary>Runs it and reads its report.</summary>
    /// <returns>The exit code, the run, and what was printed.</returns>
    internal static async Task<(int Code, RunResult? Result, string Said)> Run(params string[] arguments)
    {
        await using var folder = new TemporaryFolder("report");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "LiveRooms.Load"), [.. arguments, "--out", folder.Path])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        try
        {
            var said = Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Enough, TestContext.Current.CancellationToken);
            var run = Path.Combine(folder.Path, ReportFolder.Run);
            return (process.ExitCode, File.Exists(run) ? RunFile.Read(run) : null, string.Join('\n', await said));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
