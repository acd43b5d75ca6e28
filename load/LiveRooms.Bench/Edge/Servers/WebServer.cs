using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>What the servers with a hub have in common: Kestrel on a free loopback port, one sign-in, warnings only.</summary>
internal static class WebServer
{
    public static WebApplicationBuilder Create()
    {
        var builder = WebApplication.CreateSlimBuilder();
        // Standard output belongs to the control.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning)
            .AddSimpleConsole(options => options.SingleLine = true).Services
            .Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        BenchSignIn.AddTo(builder.Services);
        return builder;
    }

    /// <summary>The port it listens on.</summary>
    public static async Task<int> Start(WebApplication app)
    {
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        return new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
    }
}
