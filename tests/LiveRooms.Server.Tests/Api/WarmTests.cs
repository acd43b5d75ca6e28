using LiveRooms.Server.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveRooms.Server.Tests.Api;

public sealed class WarmTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task Operators_warm_a_show_and_see_its_edge_get_ready_and_nobody_else_does()
    {
        var stall = await Stall.Make(_server);
        var path = $"/ops/shows/{stall.ShowId}/warm";
        (await _server.Anonymous.Post(path)).IsProblem(401, 1002);
        (await _server.Guest().Get(path)).IsProblem(403, 1003);
        (await stall.Creator.Post(path)).IsProblem(403, 1003);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await _server.Operator().Get(path)).Is(200).Body.GetProperty("until").ValueKind);

        var warm = (await _server.Operator().Post($"{path}?minutes=5")).Is(200).Body;
        Assert.Equal(stall.ShowId, warm.GetProperty("showId").GetString());
        Assert.True(warm.GetProperty("until").GetInt64() > 0);
        Assert.True(warm.GetProperty("show").GetProperty("isHome").GetBoolean());
        Assert.False(warm.GetProperty("show").GetProperty("headline").GetBoolean());
        while (!(await _server.Operator().Get(path)).Is(200).Body.GetProperty("edges").EnumerateArray().Any(e => e.GetProperty("ready").GetBoolean()))
            await Task.Yield();
        (await _server.Operator().Post($"{path}?minutes=0")).Is(200);
    }

    [Fact]
    public async Task What_cannot_be_warm_is_refused()
    {
        (await _server.Operator().Post("/ops/shows/nowhere/warm")).IsProblem(404, 2001);
        (await _server.Operator().Post("/ops/shows/nowhere/warm?minutes=-1")).IsProblem(400, 1001);
        (await _server.Operator().Post("/ops/shows/nowhere/warm?minutes=1441")).IsProblem(400, 1001);
    }

    [Fact]
    public async Task A_show_may_be_marked_headline_and_the_same_again_changes_nothing()
    {
        var stall = await Stall.Make(_server);
        var show = new { showId = ServerFixture.NewId("gala"), title = "Gala", language = "en", market = "eu", headline = true };
        (await stall.Creator.Post("/api/shows", show)).Is(201);
        (await stall.Creator.Post("/api/shows", show)).Is(201);
        (await stall.Creator.Post("/api/shows", new { show.showId, show.title, show.language, show.market })).IsProblem(409, 2004);
        var warm = (await _server.Operator().Post($"/ops/shows/{show.showId}/warm?minutes=0")).Is(200).Body;
        Assert.True(warm.GetProperty("show").GetProperty("headline").GetBoolean());
    }

    [Fact]
    public async Task Where_operators_alone_mark_shows_headline_a_creator_is_refused_with_its_code()
    {
        await using var strict = await RunningServer.Start(options: "--LiveRooms:Shows:HeadlineBy=Operators");
        var show = new { showId = "gala", title = "Gala", language = "en", market = "eu", headline = true };
        var creator = strict.Creator("ada");
        (await creator.Post("/api/shows", show)).IsProblem(403, 2016);
        (await creator.Post("/api/shows", show with { showId = "plain", headline = false })).Is(201);
        (await strict.Operator().Post("/api/shows", show)).Is(201);
    }

    [Theory]
    [InlineData("Development", nameof(HeadlineBy.Creators))]
    [InlineData("Production", nameof(HeadlineBy.Operators))]
    public void Outside_development_operators_mark_them_unless_it_says_otherwise(string environment, string by)
    {
        Assert.Equal(by, $"{Who()}");
        Assert.Equal(HeadlineBy.Creators, Who(("LiveRooms:Shows:HeadlineBy", "creators")));

        HeadlineBy? Who(params (string Key, string Value)[] options)
        {
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
            foreach (var (key, value) in options)
                builder.Configuration[key] = value;
            builder.Services.AddApi(builder.Configuration);
            using var services = builder.Services.BuildServiceProvider();
            return services.GetRequiredService<IOptions<HeadlineOptions>>().Value.HeadlineBy;
        }
    }
}
