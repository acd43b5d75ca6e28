using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Lobby;
using LiveRooms.Grains.Shows;
using LiveRooms.Grains.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LiveRooms.Grains;

/// <summary>Puts what grains need into a silo's host.</summary>
public static class GrainServices
{
    /// <summary>Adds the grains' metrics and options: sections <c>LiveRooms:Shows</c>, <c>:Drops</c> and <c>:Lobby</c>.</summary>
    public static IServiceCollection AddLiveRoomsGrains(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<GrainMetrics>();
        services.AddOptions<ShowOptions>().Bind(configuration.GetSection("LiveRooms:Shows")).ValidateOnStart();
        services.AddOptions<DropOptions>().Bind(configuration.GetSection("LiveRooms:Drops")).ValidateOnStart();
        services.AddOptions<LobbyOptions>().Bind(configuration.GetSection("LiveRooms:Lobby")).ValidateOnStart();
        services.AddSingleton<GrainOptionsValidator>();
        services.AddSingleton<IValidateOptions<ShowOptions>>(p => p.GetRequiredService<GrainOptionsValidator>());
        services.AddSingleton<IValidateOptions<DropOptions>>(p => p.GetRequiredService<GrainOptionsValidator>());
        services.AddSingleton<IValidateOptions<LobbyOptions>>(p => p.GetRequiredService<GrainOptionsValidator>());
        return services;
    }
}
