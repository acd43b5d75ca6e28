using LiveRooms.Rules.Ids;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LiveRooms.Server.Demo;

/// <summary>Sets the demo up once the server answers, and keeps its audience in the room until the server stops.</summary>
internal sealed partial class DemoService(
    DemoStage stage, DemoAudience audience, IServer server, IHostApplicationLifetime lifetime, ILogger<DemoService> logger)
    : BackgroundService
{
    private readonly TaskCompletionSource<ShowId> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the live show when everything is set up; faulted when it could not be.</summary>
    public Task<ShowId> Ready => ready.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await Started(stoppingToken))
            return;
        try
        {
            var show = await stage.SetUp();
            ready.TrySetResult(show);
            if (Address() is { } address)
                await Fill(address, show, stoppingToken);
        }
#pragma warning disable CA1031 // A demo that fails must not end the server.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception);
            ready.TrySetException(exception);
        }
    }

    private async Task<bool> Started(CancellationToken stopping)
    {
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var up = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var down = stopping.Register(() => started.TrySetResult(false));
        return await started.Task;
    }

    // The audience leaves before the server closes its connections, or it would try to come back.
    private async Task Fill(Uri address, ShowId show, CancellationToken stopping)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(stopping, lifetime.ApplicationStopping);
        await audience.Watch(address, show, leaving.Token);
    }

    // The audience sits in this process: whatever the server listens on, it is reached on the loopback address.
    private Uri? Address()
    {
        foreach (var text in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            var address = BindingAddress.Parse(text);
            if (address.Scheme != Uri.UriSchemeHttp || address.IsUnixPipe)
                continue;
            var host = address.Host is "localhost" or "127.0.0.1" or "[::1]" ? address.Host : "127.0.0.1";
            return new UriBuilder(Uri.UriSchemeHttp, host, address.Port).Uri;
        }

        return null;
    }

    [LoggerMessage(5501, LogLevel.Error, "The demo could not be set up; the server goes on without it")]
    private partial void LogFailed(Exception exception);
}
