using LiveRooms.Client;
using LiveRooms.Rules.Ids;
using LiveRooms.Server.Demo;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LiveRooms.Server.Tests.Api;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_sets_itself_up_once_and_fills_its_room()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var server = await RunningServer.Start(
            options: ["--LiveRooms:Demo:Enabled=true", "--LiveRooms:Demo:Audience=40", "--LiveRooms:Demo:DropDelay=00:00:01"]);
        var guest = server.Guest();
        await using var connection = new LiveRoomsConnection(new LiveRoomsOptions
        {
            BaseAddress = server.Http.BaseAddress!,
            Token = _ => Task.FromResult(guest.Token!),
        });
        await using var room = await connection.JoinAsync((await Ready(server)).Value, stop);
        await foreach (var _ in room.Updates(stop))
        {
            if (room.State is { Chat.Count: > 0, Counters.Audience: > 10 } state && state.Drops.Any(drop => drop.Held + drop.Sold > 0))
                break;
        }

        var shows = (await server.Anonymous.Get("/api/shows?limit=100")).Is(200).Body.GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(8, shows.Length);
        Assert.Equal(8, shows.Select(show => show.GetProperty("show").Text("language")).Distinct().Count());
        Assert.Contains(shows, show => show.GetProperty("show").Text("status") == "scheduled");
        var products = (await server.Anonymous.Get("/api/creators/atelier-nord/products")).Is(200).Body.EnumerateArray().ToArray();
        Assert.Equal(8, products.Length);
        foreach (var product in products)
            Assert.Equal("image/svg+xml", (await server.Anonymous.Get(product.Text("imageUrl")!)).Is(200).Type);
    }

    [Fact]
    public async Task Each_start_brings_one_drop_and_closes_the_older()
    {
        await using var server = await RunningServer.Start(options: ["--LiveRooms:Demo:Enabled=true", "--LiveRooms:Demo:Audience=0"]);
        await Ready(server);
        var before = await Drops(server);
        await server.Get<DemoStage>().SetUp();
        var after = await Drops(server);
        Assert.Equal(before.Length + 1, after.Length);
        Assert.All(after[..^1], status => Assert.Equal("closed", status));
        Assert.Equal("announced", after[^1]);
    }

    private static Task<ShowId> Ready(RunningServer server) => server.Services.GetServices<IHostedService>().OfType<DemoService>().Single().Ready;

    private static async Task<string[]> Drops(RunningServer server) =>
        [.. (await server.Anonymous.Get("/api/shows/demo-en")).Is(200).Body.GetProperty("drops").EnumerateArray().Select(drop => drop.Text("status")!)];
}
