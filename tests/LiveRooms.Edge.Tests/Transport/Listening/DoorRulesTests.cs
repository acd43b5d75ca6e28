using System.Text;
using LiveRooms.Edge.Transport.Listening;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport.Listening;

/// <summary>What the server's own settings keep out is never the edge's.</summary>
public sealed class DoorRulesTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("*", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("shop.example;127.0.0.1", true)]
    [InlineData("shop.example", false)]
    [InlineData("*.example", false)]
    public void A_host_passes_that_the_server_answers_for(string allowed, bool passes) =>
        Assert.Equal(passes, Rules(s => s.Configure<HostFilteringOptions>(o => o.AllowedHosts = allowed.Split(';', StringSplitOptions.RemoveEmptyEntries)))
            .Allow(Head()));

    [Theory]
    [InlineData(null, "", true)]
    [InlineData(null, "https://shop.example", true)]
    [InlineData("https://shop.example", "", true)]
    [InlineData("https://shop.example", "https://shop.example", true)]
    [InlineData("https://shop.example", "https://else.example", false)]
    [InlineData("*", "https://else.example", true)]
    public void An_origin_passes_that_WebSockets_are_open_to(string? allowed, string origin, bool passes)
    {
        var rules = Rules(s => s.Configure<WebSocketOptions>(o =>
        {
            if (allowed is not null)
                o.AllowedOrigins.Add(allowed);
        }));
        Assert.Equal(passes, rules.Allow(Head($"Origin: {origin}\r\n")));
    }

    [Theory]
    [InlineData(true, "http://127.0.0.1:80", "https://127.0.0.1:443")]
    [InlineData(true, "http://[::]:80", "http://unix:/tmp/socket")]
    [InlineData(false, "https://127.0.0.1:80")]
    [InlineData(false, "http://127.0.0.1:80", "https://10.0.0.1:80")]
    [InlineData(false, "http://127.0.0.1:81")]
    [InlineData(false)]
    public void A_port_is_plain_when_nothing_else_is_spoken_there(bool plain, params string[] addresses)
    {
        var server = new Server();
        var endpoints = new PlainEndpoints(() => server);
        Assert.False(endpoints.Has(80));
        foreach (var address in addresses)
            server.Addresses.Addresses.Add(address);
        Assert.Equal(plain, endpoints.Has(80));
    }

    private static HostRules Rules(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection().AddOptions().AddSingleton<HostRules>();
        configure(services);
        return services.BuildServiceProvider().GetRequiredService<HostRules>();
    }

    private static RequestHead Head(string more = "") => RequestHead.Read(
        Encoding.ASCII.GetBytes(RawClient.Upgrade.Replace("Authorization", more + "Authorization", StringComparison.Ordinal)), "/hub/live"u8)!;

    private sealed class Server : IServer
    {
        internal Server() => Features.Set<IServerAddressesFeature>(Addresses);

        internal ServerAddressesFeature Addresses { get; } = new();

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
