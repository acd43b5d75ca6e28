using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace LiveRooms.TestKit;

/// <summary>
/// The real server as a process of its own, on loopback ports and a data folder of its own. It may be killed with SIGKILL and
/// started again on the same ports and data. Ended at the latest with the test program.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>An environment variable: the folder where servers leave what they printed, to look into a failed test.</summary>
    public const string LogFolder = "LIVEROOMS_SERVER_LOGS";

    private static readonly ConcurrentDictionary<int, Process> Running = new();

    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-server-").FullName;
    private readonly List<string> _said = [];
    private readonly Dictionary<string, string> _environment = new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" };
    private readonly string[] _options;
    private readonly int _siloPort = Ports.Free();
    private readonly int _gatewayPort = Ports.Free();
    private readonly int _httpPort = Ports.Free();
    private Process? _process;

    static ServerProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var process in Running.Values)
            process.Kill();
    };

    /// <summary>A server that is not started yet.</summary>
    /// <param name="options">Options as <c>--LiveRooms:Role=Edge</c>; of two for one name the later is in force.</param>
    public ServerProcess(params string[] options) => _options = options;

    /// <summary>Where it answers; the same after a restart.</summary>
    public Uri Address => new($"http://{Place.Address}:{_httpPort}");

    /// <summary>Where it runs.</summary>
    public Place Place { get; init; } = Place.Loopback;

    /// <summary>The program that the next start runs: a built <c>LiveRooms.Server.dll</c> of another version; null for this one.</summary>
    public string? Program { get; set; }

    /// <summary>Where other silos reach this one's grains, as Orleans writes it.</summary>
    public string SiloAddress => $"{Place.Address}:{_siloPort}";

    /// <summary>Where its state lives.</summary>
    public string DataPath => Path.Combine(_folder, "data");

    /// <summary>The process's id; 0 when none runs.</summary>
    public int ProcessId => _process?.Id ?? 0;

    /// <summary>Ends when the process that runs now does, by itself or killed; at once when none runs.</summary>
    public Task Ended => _process?.WaitForExitAsync() ?? Task.CompletedTask;

    /// <summary>Everything it printed so far, over all its starts.</summary>
    public string Log
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    /// <summary>Sets an environment variable for the next start.</summary>
    public ServerProcess With(string variable, string value)
    {
        _environment[variable] = value;
        return this;
    }

    /// <summary>Starts, or starts again; ends when it says that it is open.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds what it printed.</exception>
    public async Task<ServerProcess> Start()
    {
        var (process, open) = Launch();
        if (await Task.WhenAny(open, process.WaitForExitAsync()) != open)
            throw new InvalidOperationException($"The server ended:\n{Log}");
        return this;
    }

    /// <summary>Starts a server that is expected to refuse; ends when it has ended, with its exit code.</summary>
    /// <exception cref="InvalidOperationException">It opened.</exception>
    public async Task<int> StartAndEnd()
    {
        var (process, open) = Launch();
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(open, ended) == open)
            throw new InvalidOperationException($"The server started:\n{Log}");
        return await End();
    }

    /// <summary>SIGKILL; ends when the process is gone.</summary>
    public async Task Kill()
    {
        if (_process is null)
            return;
        _process.Kill();
        await End();
    }

    /// <summary>SIGTERM; ends when the process is gone, with its exit code.</summary>
    public async Task<int> Stop()
    {
        await Signal("TERM");
        return await End();
    }

    /// <summary>SIGSTOP: it stands still as it is.</summary>
    public Task Freeze() => Signal("STOP");

    /// <summary>SIGCONT: it goes on as if nothing had been.</summary>
    public Task Thaw() => Signal("CONT");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        if (Environment.GetEnvironmentVariable(LogFolder) is { Length: > 0 } folder)
            await File.WriteAllTextAsync(Path.Combine(folder, $"server-{Address.Port}.log"), Log);
        Directory.Delete(_folder, recursive: true);
    }

    private (Process Process, Task Open) Launch()
    {
        if (_process is not null)
            throw new InvalidOperationException("The server runs already.");
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = StartInfo() };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, open);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, open);
        _process.Start();
        Running[_process.Id] = _process;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return (_process, open.Task);
    }

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends when the process has ended by itself, with its exit code.</summary>
    public async Task<int> End()
    {
        var process = _process!;
        await process.WaitForExitAsync();
        Running.TryRemove(process.Id, out _);
        _process = null;
        using (process)
            return process.ExitCode;
    }

    private ProcessStartInfo StartInfo()
    {
        var start = Place.Start("dotnet");
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, _folder);
        string[] arguments =
        [
            Program ?? ServerPath(), "--urls", Address.ToString(), "--LiveRooms:DataPath", DataPath, "--LiveRooms:Demo:Enabled", "false",
            "--LiveRooms:Clustering:SiloPort", $"{_siloPort}", "--LiveRooms:Clustering:GatewayPort", $"{_gatewayPort}",
            "--LiveRooms:Clustering:AdvertisedAddress", Place.Address, .. _options,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (variable, value) in _environment)
            start.Environment[variable] = value;
        return start;
    }

    private void Hear(string? line, TaskCompletionSource open)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
        if (line.Contains("LiveRooms is open at", StringComparison.Ordinal))
            open.TrySetResult();
    }

    private static string ServerPath() =>
        typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ServerPath").Value!;
}
