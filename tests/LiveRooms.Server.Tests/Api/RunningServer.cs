using LiveRooms.Server.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Server.Tests.Api;

/// <summary>The whole server in this process, over the embedded store in a folder of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly ServerHost _host;
    private readonly string _folder;

    private RunningServer(ServerHost host, string folder)
    {
        _host = host;
        _folder = folder;
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(host.App.Urls.First()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _host.App.Services;

    public Caller Anonymous => new(Http, null);

    public static Task<RunningServer> Start(string environment = "Development", params string[] options) =>
        StartAdjusted(null, environment, options);

    public static async Task<RunningServer> StartAdjusted(
        Action<WebApplicationBuilder>? adjust, string environment = "Development", params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("liverooms-api-").FullName;
        var host = await ServerHost.Create(Arguments(folder, environment, options), adjust);
        try
        {
            await host.App.StartAsync();
            return new RunningServer(host, folder);
        }
        catch
        {
            await host.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public static string[] Arguments(string folder, string environment, params string[] options) =>
    [
        "--urls=http://127.0.0.1:0", $"--environment={environment}", $"--LiveRooms:DataPath={folder}", "--LiveRooms:Demo:Enabled=false",
        "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Orleans=None", .. options,
    ];

    public Caller As(string token) => new(Http, token);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Caller Guest(string name = "Ann") => As(Get<TokenIssuer>().Issue(new(Guests.NewId().Value, name, RoleNames.Viewer)).Token);

    public Caller Creator(string id) => As(Get<TokenIssuer>().Issue(new(id, $"Creator {id}", RoleNames.Creator)).Token);

    public Caller Operator() => As(Get<TokenIssuer>().Issue(new("operator", "Operator", RoleNames.Operator)).Token);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.App.StopAsync();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
