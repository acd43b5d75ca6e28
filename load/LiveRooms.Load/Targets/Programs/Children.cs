using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LiveRooms.Load.Targets.Programs;

/// <summary>Processes this program started; none outlives it, and each is ended by its own id.</summary>
internal static class Children
{
    private static readonly ConcurrentDictionary<int, Process> Running = new();

    // A terminal that is closed ends this program without an exit, and its children are in sessions of their own.
    private static readonly PosixSignalRegistration HungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, static _ => KillAll());

    static Children() => AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
    {
        HungUp.Dispose();
        KillAll();
    };

    private static void KillAll()
    {
        foreach (var process in Running.Values)
            Kill(process);
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It was ended meanwhile by whoever started it; the others are still to be ended.
        }
    }

    /// <summary>Starts a program; ends when it prints <paramref name="ready"/> on either stream, or throws when it ends before.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments; everybody on the machine can read them.</param>
    /// <param name="ready">What it says when it can be used.</param>
    /// <param name="environment">Variables besides this process's own, of which those that differ in case only are left out.</param>
    /// <param name="hear">Gets each line that it says later; null: warnings and failures go to the error stream.</param>
    /// <param name="cancelled">Gives up, and ends it.</param>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds what it said.</exception>
    public static async Task<Process> Start(
        string program, IEnumerable<string> arguments, string ready, IReadOnlyDictionary<string, string>? environment = null,
        Action<string>? hear = null, CancellationToken cancelled = default)
    {
        // In a session of its own the terminal's Ctrl+C is not its own: who ends a run still asks the servers what they hold true.
        var start = new ProcessStartInfo(Tools.Find("setsid") ?? program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in start.FileName == program ? arguments : arguments.Prepend(program))
            start.ArgumentList.Add(word);
        foreach (var (name, value) in environment ?? ImmutableDictionary<string, string>.Empty)
        {
            foreach (var same in start.Environment.Keys.Where(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray())
                start.Environment.Remove(same);
            start.Environment[name] = value;
        }

        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new ConcurrentQueue<string>();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        Running[process.Id] = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (await Task.WhenAny(open.Task, process.WaitForExitAsync(cancelled)) == open.Task)
            return process;
        await End(process);
        cancelled.ThrowIfCancellationRequested();
        throw new InvalidOperationException($"{program} ended at start:\n{string.Join('\n', said)}");

        void Hear(string? line)
        {
            if (line is null)
                return;
            if (line.Contains(ready, StringComparison.Ordinal))
                open.TrySetResult();
            else if (!open.Task.IsCompleted)
                said.Enqueue(line);
            else if (hear is not null)
                hear(line);
            else if (line.Contains("fail:", StringComparison.Ordinal) || line.Contains("warn:", StringComparison.Ordinal))
                Console.Error.WriteLine(line);
        }
    }

    /// <summary>Starts a program to talk with over its standard input and output; what it says on the error stream is shown.</summary>
    public static Process Open(string program, IEnumerable<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Running[process.Id] = process;
        return process;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds what it printed.</exception>
    public static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed ({process.ExitCode}):\n{await output}{await errors}");
    }

    /// <summary>Kills it and waits until it is gone.</summary>
    public static async Task End(Process process)
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        Running.TryRemove(process.Id, out _);
        process.Dispose();
    }
}
