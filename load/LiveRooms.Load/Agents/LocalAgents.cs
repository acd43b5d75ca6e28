using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace LiveRooms.Load.Agents;

/// <summary>Agents as processes of this machine: the same program, each ended with this one at the latest.</summary>
internal sealed class LocalAgents : IAsyncDisposable
{
    private const int MostLines = 20;
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "LiveRooms.Load");
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (Process Process, ConcurrentQueue<string> Said)> _all = new();
    private readonly TaskCompletionSource<string> _firstEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The name of the first whose process is over.</summary>
    public Task<string> FirstEnd => _firstEnd.Task;

    /// <summary>Starts so many.</summary>
    /// <param name="coordinator">Where they find the coordinator.</param>
    public void Start(int count, IPEndPoint coordinator)
    {
        for (var i = 1; i <= count; i++)
            Open($"agent-{i}", coordinator);
    }

    /// <summary>Why the process of an agent is over; null while it runs, or when it is none of these.</summary>
    public string? Ended(string name) =>
        _all.TryGetValue(name, out var agent) && agent.Process.HasExited
            ? $"its process ended with code {agent.Process.ExitCode}{(agent.Said.TryPeek(out _) ? $": {string.Join(' ', agent.Said)}" : "")}"
            : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var (process, _) in _all.Values)
        {
            using var patience = new CancellationTokenSource(Goodbye, TimeProvider.System);
            try
            {
                process.StandardInput.Close();
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync(CancellationToken.None);
            }

            process.Dispose();
        }
    }

    private void Open(string name, IPEndPoint coordinator)
    {
        var said = new ConcurrentQueue<string>();
        var process = new Process
        {
            EnableRaisingEvents = true,
            StartInfo = new ProcessStartInfo(Program, ["agent", "--coordinator", coordinator.ToString(), "--name", name, "--with-input"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                return;
            said.Enqueue(line.Data);
            if (said.Count > MostLines)
                said.TryDequeue(out var _);
        };
        process.Exited += (_, _) => _firstEnd.TrySetResult(name);
        process.Start();
        _all[name] = (process, said);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
}
