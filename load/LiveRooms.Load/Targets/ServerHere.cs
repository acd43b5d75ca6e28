using LiveRooms.Edge.Transport.Memory;
using LiveRooms.Grains.Journal;
using LiveRooms.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace LiveRooms.Load.Targets;

/// <summary>A server in this process: the whole of it, or an edge of a cluster.</summary>
internal sealed class ServerHere : IAsyncDisposable
{
    private readonly ServerHost _host;

    private ServerHere(ServerHost host) => _host = host;

    /// <summary>Where it answers.</summary>
    public Uri Address => new(_host.App.Urls.First());

    /// <summary>Where viewers without sockets connect.</summary>
    public MemoryTransport Viewers => Services.GetRequiredService<MemoryTransport>();

    /// <summary>The journals of the store it uses.</summary>
    public IJournal Journal => Services.GetRequiredService<IJournal>();

    /// <summary>That it stopped when nobody wanted it to; null while it runs.</summary>
    public string? Fault => Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested
        ? "The server in this process stopped by itself."
        : null;

    /// <summary>Its parts.</summary>
    public IServiceProvider Services => _host.App.Services;

    /// <summary>Starts it, on a port of its own.</summary>
    /// <param name="options">Options of the server, by name; see <see cref="ServerOptions"/>.</param>
    /// <param name="cancelled">Gives up.</param>
    public static async Task<ServerHere> Start(IReadOnlyDictionary<string, string> options, CancellationToken cancelled)
    {
        string[] arguments = ["--urls=http://127.0.0.1:0", "--environment=Development", .. ServerOptions.Arguments(options)];
        // The process is the load's: signals end the run, and the server with it.
        var host = await ServerHost.Create(arguments, static builder => builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>()));
        try
        {
            await host.App.StartAsync(cancelled);
            return new ServerHere(host);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _host.App.StopAsync();
        }
        finally
        {
            await _host.DisposeAsync();
        }
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
