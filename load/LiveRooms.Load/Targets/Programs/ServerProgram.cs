using System.Diagnostics;
using System.Globalization;

namespace LiveRooms.Load.Targets.Programs;

/// <summary>The server as a process of its own, from beside this program, on ports that stay the same when it is started again.</summary>
/// <param name="name">For messages.</param>
/// <param name="options">Options of the server without dashes, by name.</param>
internal sealed class ServerProgram(string name, IReadOnlyDictionary<string, string> options) : IAsyncDisposable
{
    private const string Open = "LiveRooms is open at";
    private const int LinesKept = 40;

    // A cluster of several processes compiles on few cores at once; an edge that drains first takes its time too.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Dictionary<string, string> Surroundings = new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" };

    private readonly int _silo = Tools.FreePort();
    private readonly int _gateway = Tools.FreePort();
    private readonly Queue<string> _said = [];
    private Process? _process;
    private volatile bool _isEnding;

    /// <summary>That it ended when nobody wanted it to, and what it said last; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{Tools.FreePort()}");

    /// <summary>Starts it; ends when it takes calls.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message holds what it said.</exception>
    public async Task Start(CancellationToken cancelled)
    {
        if (_process is not null)
            throw new InvalidOperationException($"{name} runs already.");
        _isEnding = false;
        var starting = Children.Start(Runtime(), Arguments(), Open, Surroundings, Hear);
        try
        {
            var process = await starting.WaitAsync(Patience, TimeProvider.System, cancelled);
            _process = process;
            process.Exited += OnExit;
            process.EnableRaisingEvents = true;
            if (process.HasExited)
                OnExit(this, EventArgs.Empty);
        }
        catch when (!starting.IsFaulted)
        {
            // It may still come up: nobody would end it.
            _ = EndWhenUp(starting);
            throw;
        }
    }

    private static async Task EndWhenUp(Task<Process> starting)
    {
        try
        {
            await Children.End(await starting);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself.
        }
    }

    /// <summary>Ends it without a goodbye.</summary>
    public async Task Kill()
    {
        _isEnding = true;
        if (Interlocked.Exchange(ref _process, null) is { } process)
            await Children.End(process);
    }

    /// <summary>Asks it to end: it sends whom and what it has to others before. Ends when it is gone.</summary>
    /// <exception cref="TimeoutException">It is not gone after <see cref="Patience"/>; then it is killed.</exception>
    public async Task Terminate(CancellationToken cancelled)
    {
        _isEnding = true;
        if (_process is not { HasExited: false } process)
        {
            await Kill();
            return;
        }

        await Children.Run("kill", "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        try
        {
            await process.WaitForExitAsync(cancelled).WaitAsync(Patience, TimeProvider.System, cancelled);
        }
        finally
        {
            await Kill();
        }
    }

    /// <summary>Ends it in an orderly way and starts it again.</summary>
    public async Task Restart(CancellationToken cancelled)
    {
        await Terminate(cancelled);
        await Start(cancelled);
    }

    public async ValueTask DisposeAsync() => await Kill();

    private void OnExit(object? sender, EventArgs e)
    {
        if (_isEnding)
            return;
        lock (_said)
            Fault = $"{name} ended by itself. Its last words:\n{string.Join('\n', _said)}";
    }

    private string[] Arguments() =>
    [
        Path.Combine(AppContext.BaseDirectory, "LiveRooms.Server.dll"), $"--urls={Address}",
        $"--LiveRooms:Clustering:SiloPort={_silo}", $"--LiveRooms:Clustering:GatewayPort={_gateway}",
        "--LiveRooms:Clustering:AdvertisedAddress=127.0.0.1", .. ServerOptions.Arguments(options),
    ];

    private void Hear(string line)
    {
        lock (_said)
        {
            if (_said.Count == LinesKept)
                _said.Dequeue();
            _said.Enqueue(line);
        }
    }

    private static string Runtime() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host
            ? host
            : Tools.Find("dotnet") ?? throw new InvalidOperationException("There is no dotnet on the PATH to run a server with.");
}
