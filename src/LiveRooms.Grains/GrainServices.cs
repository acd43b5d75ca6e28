using LiveRooms.Grains.Draining;
using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Lobby;
using LiveRooms.Grains.Placement;
using LiveRooms.Grains.Sales;
using LiveRooms.Grains.Shedding;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Telemetry;
using LiveRooms.Grains.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;

namespace LiveRooms.Grains;

/// <summary>Puts what grains need into a silo's host.</summary>
public static class GrainServices
{
    /// <summary>
    /// Adds the grains' metrics and options: sections <c>LiveRooms:Shows</c>, <c>:Drops</c>, <c>:Lobby</c>, <c>:Ledgers</c> and
    /// <c>:Webhooks</c>.
    /// </summary>
    public static IServiceCollection AddLiveRoomsGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<GrainMetrics>();
        services.TryAddSingleton<ProcessLoad>();
        services.TryAddSingleton<SiloLabels>();
        services.TryAddSingleton<Neighbours>();
        services.TryAddSingleton<HeadlineHome>();
        services.TryAddSingleton<Residents>();
        services.TryAddSingleton(static provider => new SiloDrain(
            provider.GetRequiredService<Residents>(), provider.GetRequiredService<Neighbours>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SiloDrain>>()));
        services.AddPlacementFilter<HeadlinePlacementFilter, HeadlinePlacementDirector>(ServiceLifetime.Singleton);
        services.AddOptions<ShowOptions>().Bind(configuration.GetSection("LiveRooms:Shows")).ValidateOnStart();
        services.AddOptions<DropOptions>().Bind(configuration.GetSection("LiveRooms:Drops")).ValidateOnStart();
        services.AddOptions<LobbyOptions>().Bind(configuration.GetSection("LiveRooms:Lobby")).ValidateOnStart();
        services.AddOptions<LedgerOptions>().Bind(configuration.GetSection("LiveRooms:Ledgers")).ValidateOnStart();
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection("LiveRooms:Webhooks"))
            .PostConfigure<IServiceProvider>(static (options, provider) =>
                options.AllowPrivateAddresses ??= provider.GetService<IHostEnvironment>()?.IsDevelopment() ?? false)
            .ValidateOnStart();
        services.TryAddSingleton<IWebhookSender, WebhookSender>();
        services.AddSingleton<GrainOptionsValidator>();
        services.AddSingleton<IValidateOptions<ShowOptions>>(p => p.GetRequiredService<GrainOptionsValidator>());
        services.AddSingleton<IValidateOptions<DropOptions>>(p => p.GetRequiredService<GrainOptionsValidator>());
        services.AddSingleton<IValidateOptions<LobbyOptions>>(p => p.GetRequiredService<GrainOptionsValidator>());
        services.AddSingleton<IValidateOptions<LedgerOptions>>(p => p.GetRequiredService<GrainOptionsValidator>());
        services.AddSingleton<IValidateOptions<WebhookOptions>>(p => p.GetRequiredService<GrainOptionsValidator>());
        return services;
    }
}
