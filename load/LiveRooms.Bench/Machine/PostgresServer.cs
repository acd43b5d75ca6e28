using System.Diagnostics;
using System.Globalization;

namespace LiveRooms.Bench.Machine;

/// <summary>A PostgreSQL of its own, Debian's, in a temporary folder; as the user postgres when this is root, whom it refuses.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Process _process;
    private readonly int _port;

    private PostgresServer(string folder, int port, Process process) => (_folder, _port, _process) = (folder, port, process);

    /// <summary>What to install when there is none.</summary>
    public const string Missing = "PostgreSQL is not installed: apt install postgresql";

    public static bool IsInstalled => Find("initdb") is not null;

    public int ProcessId => _process.Id;

    /// <summary>How to connect; <c>on</c> and <c>off</c> are PostgreSQL's words for synchronous_commit.</summary>
    public string Connection(string synchronousCommit) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Maximum Pool Size=64;"
        + $"Options=-c synchronous_commit={synchronousCommit}";

    public static async Task<PostgresServer> Start()
    {
        var folder = Directory.CreateTempSubdirectory("liverooms-bench-postgres-").FullName;
        if (Environment.UserName == "root")
            await Children.Run("chown", "postgres", folder);
        var data = Path.Combine(folder, "data");
        var (program, arguments) = AsUser(Find("initdb")!, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        await Children.Run(program, arguments);
        var port = Tools.FreePort();
        (program, arguments) = AsUser(
            Find("postgres")!, "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture), "-k", folder, "-c", "listen_addresses=127.0.0.1");
        var process = await Children.Start(program, arguments, "ready to accept connections");
        return new PostgresServer(folder, port, process);
    }

    public async ValueTask DisposeAsync()
    {
        // Fast shutdown; its children end with it.
        await Children.Run("kill", "-INT", _process.Id.ToString(CultureInfo.InvariantCulture));
        await _process.WaitForExitAsync();
        await Children.End(_process);
        Directory.Delete(_folder, recursive: true);
    }

    // setpriv becomes the program it starts, so that the id known here is the server's.
    private static (string Program, string[] Arguments) AsUser(string program, params string[] arguments) =>
        Environment.UserName == "root"
            ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments])
            : (program, arguments);

    private static string? Find(string name) => Tools.Find(name, Versions());

    private static string[] Versions()
    {
        const string debian = "/usr/lib/postgresql";
        return Directory.Exists(debian)
            ? [.. Directory.EnumerateDirectories(debian).OrderDescending(StringComparer.Ordinal).Select(v => Path.Combine(v, "bin"))]
            : [];
    }
}
