using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LiveRooms.Grains.Shedding;

/// <summary>Puts the watch over a process's load into its host.</summary>
public static class LoadServices
{
    /// <summary>Adds the watch and its options (section <c>LiveRooms:Load</c>); without it a process never sheds anything.</summary>
    public static IServiceCollection AddLoadWatch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LoadOptions>().Bind(configuration.GetSection("LiveRooms:Load")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LoadOptions>, LoadOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.TryAddSingleton<ProcessLoad>();
        services.TryAddSingleton<ILoadMeter, ProcessMeter>();
        services.AddSingleton<LoadMetrics>();
        services.AddHostedService<LoadWatch>();
        return services;
    }
}
