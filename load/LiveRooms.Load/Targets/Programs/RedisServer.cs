using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace LiveRooms.Load.Targets.Programs;

/// <summary>A redis-server of its own, in a temporary folder, with an append-only file.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly Process _process;
    private readonly ConnectionMultiplexer _control;

    private RedisServer(TemporaryFolder folder, int port, Process process, ConnectionMultiplexer control) =>
        (_folder, Port, _process, _control) = (folder, port, process, control);

    /// <summary>What to install when there is none.</summary>
    public const string Missing = "redis-server is not installed: apt install redis-server";

    public static bool IsInstalled => Tools.Find("redis-server") is not null;

    public int Port { get; }

    public string Address => $"127.0.0.1:{Port}";

    public int ProcessId => _process.Id;

    public IDatabase Database => _control.GetDatabase();

    /// <summary>That it ended when nobody wanted it to; null while it runs.</summary>
    public string? Fault => _process.HasExited ? $"Redis ended by itself, with code {_process.ExitCode}." : null;

    public static async Task<RedisServer> Start(CancellationToken cancelled = default)
    {
        var folder = new TemporaryFolder("redis");
        var port = Tools.FreePort();
        // Rewrites of the file would fall into one round and not into another; every contender is spared them.
        string[] arguments =
        [
            "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder.Path, "--save", "",
            "--appendonly", "yes", "--appendfsync", "always", "--auto-aof-rewrite-percentage", "0",
        ];
        Process? process = null;
        try
        {
            process = await Children.Start(Tools.Find("redis-server")!, arguments, "Ready to accept connections", cancelled: cancelled);
            var control = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port},allowAdmin=true,syncTimeout=30000,asyncTimeout=30000");
            return new RedisServer(folder, port, process, control);
        }
        catch
        {
            if (process is not null)
                await Children.End(process);
            await folder.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sets <c>appendfsync</c>: <c>always</c> or <c>everysec</c>.</summary>
    public async Task SetDurability(string appendfsync) => await Database.ExecuteAsync("CONFIG", "SET", "appendfsync", appendfsync);

    public async ValueTask DisposeAsync()
    {
        await _control.DisposeAsync();
        await Children.End(_process);
        await _folder.DisposeAsync();
    }
}
