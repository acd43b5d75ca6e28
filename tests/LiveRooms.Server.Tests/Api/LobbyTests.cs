namespace LiveRooms.Server.Tests.Api;

public sealed class LobbyTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task The_lobby_is_filtered_and_paged_in_its_order()
    {
        var market = ServerFixture.NewId("market");
        var creator = _server.Creator(ServerFixture.NewId("creator"));
        var (late, soon, live) = (ServerFixture.NewId("show"), ServerFixture.NewId("show"), ServerFixture.NewId("show"));
        (await creator.Post("/api/shows", Stall.Show(late, language: "fr", market: market, scheduledAt: 2_000_000_000_000))).Is(201);
        (await creator.Post("/api/shows", Stall.Show(soon, language: "it", market: market, scheduledAt: 1_990_000_000_000))).Is(201);
        (await creator.Post("/api/shows", Stall.Show(live, language: "fr", market: market))).Is(201);
        (await creator.Post($"/api/shows/{live}/live")).Is(200);

        Assert.Equal([live, soon, late], Ids(await List($"market={market}")));
        Assert.Equal([live, late], Ids(await List($"market={market}&language=fr")));
        Assert.Equal([soon, late], Ids(await List($"market={market}&status=scheduled")));
        Assert.Empty(Ids(await List($"market={market}&status=ended")));

        var first = await List($"market={market}&limit=2");
        var second = await List($"market={market}&limit=2&cursor={first["next"]}");
        Assert.Equal([live, soon, late], [.. Ids(first), .. Ids(second)]);
        Assert.Equal("", second["next"]);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=-1")]
    [InlineData("limit=ten")]
    [InlineData("limit=")]
    [InlineData("cursor=abc")]
    [InlineData("cursor=%00")]
    [InlineData("cursor=MTotMQ")]
    [InlineData("cursor=MTo5OTk5OTk5OTk5OTk")]
    [InlineData("status=gone")]
    [InlineData("status=")]
    [InlineData("market=a%20b")]
    public async Task A_query_out_of_form_is_refused(string query) =>
        (await _server.Anonymous.Get($"/api/shows?{query}")).IsProblem(400, 1001);

    [Theory]
    [InlineData("language=de")]
    [InlineData("language=")]
    public async Task A_language_that_is_none_of_the_eight_is_refused(string query) =>
        (await _server.Anonymous.Get($"/api/shows?{query}")).IsProblem(400, 2008);

    private async Task<Answer> List(string query) => (await _server.Anonymous.Get($"/api/shows?{query}")).Is(200);

    private static string[] Ids(Answer page) =>
        [.. page.Body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("show").Text("showId")!)];
}
