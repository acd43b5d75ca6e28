using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LiveRooms.Server;

/// <summary>Says, once the server answers, where to open it and whom it lets in.</summary>
internal sealed partial class Greeting(
    IServer server, IHostApplicationLifetime lifetime, IHostEnvironment environment, ILogger<Greeting> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Greet);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Greet()
    {
        if (environment.IsDevelopment())
            LogOpenDoor();
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            LogOpen(address);
    }
}
