using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Demo;

/// <summary>Adds the demo where it is wanted.</summary>
internal static class DemoSetup
{
    /// <summary>Adds the demo when it is on.</summary>
    public static void AddDemo(this IHostApplicationBuilder host)
    {
        host.Services.AddSingleton<IValidateOptions<DemoOptions>, DemoOptionsValidator>();
        host.Services.AddOptions<DemoOptions>().Bind(host.Configuration.GetSection(DemoOptions.Section)).ValidateOnStart();
        if (!DemoOptions.IsOn(host.Configuration, host.Environment))
            return;
        host.Services.AddSingleton<DemoStage>().AddSingleton<DemoAudience>();
        host.Services.AddHostedService<DemoService>();
    }
}
