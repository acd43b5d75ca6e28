using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace LiveRooms.TestKit;

/// <summary>
/// The real server as a process of its own, on a free loopback port, over a data folder of its own. It may be killed with
/// SIGKILL and started again on the same address and data.
/// </summary>
public sealed class ServerProcess(params string[] options) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-server-").FullName;
    private readonly List<string> _said = [];
    // Kept over restarts: a silo that returns on another port is slow to be trusted.
    private readonly int _siloPort = FreePort();
    private readonly int _gatewayPort = FreePort();
    private readonly Dictionary<string, string> _environment = new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" };
    private Process? _process;

    /// <summary>Where it answers; the same after a restart.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Where its state lives.</summary>
    public string DataPath => Path.Combine(_folder, "data");

    /// <summary>Everything it printed so far.</summary>
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
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, open);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, open);
        process.Exited += (_, _) => open.TrySetException(new InvalidOperationException($"The server ended:\n{Log}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        await open.Task;
        return this;
    }

    /// <summary>Starts a server that is expected to refuse; ends when it has ended, with its exit code.</summary>
    public async Task<int> StartAndEnd()
    {
        var start = Start();
        await Task.WhenAny(start, _process!.WaitForExitAsync());
        if (!_process.HasExited)
            throw new InvalidOperationException($"The server started:\n{Log}");
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>SIGKILL; ends when the process is gone.</summary>
    public async Task Kill()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM; ends when the process is gone.</summary>
    public async Task Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A loopback port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        string[] arguments =
        [
            ServerPath(), "--urls", Address.ToString(), "--LiveRooms:DataPath", DataPath, "--LiveRooms:Demo:Enabled", "false",
            "--LiveRooms:Cluster:SiloPort", $"{_siloPort}", "--LiveRooms:Cluster:GatewayPort", $"{_gatewayPort}", .. options,
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
