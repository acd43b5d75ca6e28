namespace LiveRooms.Server.Tests.Api;

public sealed class PagesTests
{
    [Fact]
    public async Task Built_pages_are_served_with_their_headers()
    {
        var folder = Directory.CreateTempSubdirectory("liverooms-pages-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        await File.WriteAllTextAsync(Path.Combine(folder, "index.html"), "<title>start</title>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "assets", "app-1.js"), "run()", TestContext.Current.CancellationToken);
        await using (var server = await RunningServer.Start(options: $"--LiveRooms:Pages:Path={folder}"))
        {
            var start = (await server.Anonymous.Get("/")).Is(200);
            Assert.Equal("<title>start</title>", start.Text);
            Assert.Contains("default-src 'self'", start.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", start.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(start.Headers.CacheControl?.NoCache);

            (string, string) browser = ("Accept", "text/html");
            Assert.Equal(start.Text, (await server.Anonymous.Send(HttpMethod.Get, "/shows/summer.mug", null, browser)).Is(200).Text);
            Assert.Equal(start.Text, (await server.Anonymous.Send(HttpMethod.Get, "/ops", null, browser)).Is(200).Text);
            (await server.Anonymous.Send(HttpMethod.Get, "/ops/nothing", null, browser)).IsProblem(404, 1001);
            (await server.Anonymous.Send(HttpMethod.Get, "/api/nothing", null, browser)).IsProblem(404, 1001);
            (await server.Anonymous.Send(HttpMethod.Get, "/assets/gone.js", null, browser)).IsProblem(404, 1001);
            (await server.Anonymous.Send(HttpMethod.Post, "/shows/summer.mug", null, browser)).IsProblem(404, 1001);
            (await server.Anonymous.Get("/assets/../../signing.key")).IsProblem(404, 1001);

            var asset = (await server.Anonymous.Get("/assets/app-1.js")).Is(200);
            Assert.Equal(TimeSpan.FromDays(365), asset.Headers.CacheControl?.MaxAge);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Without_built_pages_the_start_page_says_how_to_build_them()
    {
        await using var server = await RunningServer.Start(options: "--LiveRooms:Pages:Path=nowhere");
        Assert.Contains("Node.js", (await server.Anonymous.Get("/")).Is(200).Text, StringComparison.Ordinal);
    }
}
