using System.Diagnostics;

namespace LiveRooms.Load.Targets.Programs;

/// <summary>The server as a process of its own, from beside this program, on ports that stay the same when it is started again.</summary>
/// <param name="name">For messages.</param>
/// <param name="options">Options of the server without dashes, by name.</param>
internal sealed class ServerProgram(string name, IReadOnlyDictionary<string, string> options) : KeptProcess(name)
{
    private const string Ready = "LiveRooms is open at";

    private readonly int _silo = Tools.FreePort();
    private readonly int _gateway = Tools.FreePort();

    /// <summary>Where it answers.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{Tools.FreePort()}");

    protected override Task<Process> Open(CancellationToken cancelled) =>
        Children.Start(Runtime(), Arguments(), Ready, ServerOptions.Variables(options), Hear, cancelled);

    private string[] Arguments() =>
    [
        Path.Combine(AppContext.BaseDirectory, "LiveRooms.Server.dll"), $"--urls={Address}", "--environment=Development",
        $"--LiveRooms:Clustering:SiloPort={_silo}", $"--LiveRooms:Clustering:GatewayPort={_gateway}",
        "--LiveRooms:Clustering:AdvertisedAddress=127.0.0.1",
    ];

    private static string Runtime() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host
            ? host
            : Tools.Find("dotnet") ?? throw new InvalidOperationException("There is no dotnet on the PATH to run a server with.");
}
