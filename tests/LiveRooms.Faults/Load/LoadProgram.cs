using System.Collections.Concurrent;
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
    internal static Task<(int Code, RunResult? Result, string Said)> Run(params string[] arguments) => Run("", static _ => { }, arguments);

    /// <summary>Runs it, does something to it once, and reads its report.</summary>
    /// <param name="when">What stands in the line that it prints then; empty: nothing is done.</param>
    /// <param name="act">Gets the programs that it started.</param>
    /// <param name="arguments">Of the program.</param>
    /// <returns>The exit code, the run, and what was printed.</returns>
    internal static async Task<(int Code, RunResult? Result, string Said)> Run(string when, Action<Process[]> act, params string[] arguments)
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
        var said = new ConcurrentQueue<string>();
        var done = 0;
        var acted = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        try
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Enough, TestContext.Current.CancellationToken);
            if (done == 1)
                await acted.Task;
            var run = Path.Combine(folder.Path, ReportFolder.Run);
            return (process.ExitCode, File.Exists(run) ? RunFile.Read(run) : null, string.Join('\n', said));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        void Hear(string? line)
        {
            if (line is null)
                return;
            said.Enqueue(line);
            if (when.Length > 0 && line.Contains(when, StringComparison.Ordinal) && Interlocked.Exchange(ref done, 1) == 0)
                Act();
        }

        // What it throws is this test's, not the thread's that reads.
        void Act()
        {
            try
            {
                act(Children(process));
                acted.SetResult();
            }
            catch (Exception e)
            {
                acted.SetException(e);
            }
        }
    }

    private static Process[] Children(Process parent) =>
    [
        .. Directory.EnumerateDirectories($"/proc/{parent.Id}/task")
            .SelectMany(static thread => ChildrenOf(thread))
            .Select(static id => Process.GetProcessById(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture))),
    ];

    // Threads come and go.
    private static string[] ChildrenOf(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (IOException)
        {
            return [];
        }
    }
}
