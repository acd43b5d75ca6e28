using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Load.Targets.Control;

/// <summary>Lets the run's other processes on this machine end and start a target's processes: a POST is answered when it is done.</summary>
internal sealed class ControlHost : IAsyncDisposable
{
    private const int SecretBytes = 24;

    private readonly WebApplication _app;

    private ControlHost(WebApplication app, ProcessControl control) => (_app, Control) = (app, control);

    /// <summary>What the others have to know.</summary>
    public ProcessControl Control { get; }

    /// <summary>Listens, on a port of its own of the loopback address.</summary>
    public static async Task<ControlHost> Start(IProcesses processes, CancellationToken cancelled)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        Map(app, secret, ProcessControl.Lose, processes.Edges, processes.LoseEdge);
        Map(app, secret, ProcessControl.RestartEdge, processes.Edges, processes.RestartEdge);
        Map(app, secret, ProcessControl.RestartSilo, processes.Silos, processes.RestartSilo);
        try
        {
            await app.StartAsync(cancelled);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var address = new Uri(new Uri(app.Urls.First()), $"/{secret}/");
        return new ControlHost(app, new ProcessControl(address, processes.Edges, processes.Silos));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // Whoever asked and is gone meanwhile leaves nothing half done: what was begun is ended.
    private static void Map(WebApplication app, string secret, string verb, int count, Func<int, CancellationToken, Task> act) =>
        app.MapPost($"/{secret}/{verb}/{{number:int}}", async Task (HttpContext context, int number) =>
        {
            if (number < 0 || number >= count)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            await act(number, app.Lifetime.ApplicationStopping);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
}
