using System.Diagnostics;
using System.Net;
using StackExchange.Redis;

namespace LiveRooms.TestKit;

/// <summary>
/// A real redis-server of this test's own, on a free loopback port, keeping an append-only file in a folder of its own. Ended by
/// its process id. Usable as a class fixture, and by hand when a test kills and restarts it.
/// </summary>
public sealed class RealRedis : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-redis-").FullName;
    private readonly int _port = Ports.Free();
    private Process? _process;

    /// <summary>Where it runs.</summary>
    public Place Place { get; init; } = Place.Loopback;

    /// <summary>How to reach it; the same after a restart.</summary>
    public ConfigurationOptions Configuration => new()
    {
        EndPoints = { new IPEndPoint(IPAddress.Parse(Place.Address), _port) },
        AbortOnConnectFail = false,
        AllowAdmin = true,
    };

    /// <summary>Its process while it runs.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Where it listens, for a server's option.</summary>
    public string Address => $"{Place.Address}:{_port}";

    /// <summary>Starts, or starts again, on the same port and data; ends when it takes connections.</summary>
    public async Task Start(params string[] more)
    {
        var start = Place.Start(Binary());
        (start.RedirectStandardOutput, start.WorkingDirectory) = (true, _folder);
        string[] arguments =
        [
            "--port", $"{_port}", "--bind", Place.Address, "--protected-mode", "no", "--dir", _folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always",
            .. more,
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
            said.Add(line);
        }
        throw new InvalidOperationException($"redis-server ended at start: {string.Join('\n', said)}");
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

    /// <summary>
    /// A copy of its append-only files as they are now: what a machine would have on its disk that died after it had last written
    /// them there.
    /// </summary>
    public string CopyFiles()
    {
        var copy = Path.Combine(_folder, "copy");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(Files))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        return copy;
    }

    /// <summary>Puts a copy in the place of its files; for the next start.</summary>
    public void PutBack(string copy)
    {
        Directory.Delete(Files, recursive: true);
        Directory.Move(copy, Files);
    }

    /// <summary>SIGSTOP: it keeps its connections and answers nothing.</summary>
    public Task Freeze() => Signal("STOP");

    /// <summary>SIGCONT: it goes on as if nothing had been.</summary>
    public Task Thaw() => Signal("CONT");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await Start();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private string Files => Path.Combine(_folder, "appendonlydir");

    private async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    private static string Binary()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin");
        return folders.Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("These tests need a real Redis: no redis-server on the PATH (Debian: apt install redis-server).");
    }
}
