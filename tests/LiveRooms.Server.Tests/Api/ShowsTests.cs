namespace LiveRooms.Server.Tests.Api;

public sealed class ShowsTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task A_creator_schedules_a_show_and_everybody_can_read_it()
    {
        var stall = await Stall.Make(_server);
        var id = ServerFixture.NewId("show");
        var made = (await stall.Creator.Post("/api/shows", Stall.Show(id, "Tea", "pl", "pl", "https://cdn.example/a.m3u8", 1_900_000_000_000))).Is(201);
        Assert.Equal($"/api/shows/{id}", made.Location);
        var show = (await _server.Anonymous.Get($"/api/shows/{id}")).Is(200).Body.GetProperty("show");
        Assert.Equal(
            (id, stall.CreatorId, "Tea", "pl", "pl", "scheduled", "https://cdn.example/a.m3u8", 1_900_000_000_000),
            (show.Text("showId"), show.Text("creatorId"), show.Text("title"), show.Text("language"), show.Text("market"),
                show.Text("status"), show.Text("playbackUrl"), show.GetProperty("scheduledAt").GetInt64()));
        Assert.Equal($"Creator {stall.CreatorId}", show.Text("creatorName"));
    }

    [Fact]
    public async Task The_same_show_again_changes_nothing_and_another_one_with_its_id_is_refused()
    {
        var stall = await Stall.Make(_server);
        var again = (await stall.Creator.Post("/api/shows", Stall.Show(stall.ShowId))).Is(201);
        Assert.Equal("1", again["version"]);
        (await stall.Creator.Post("/api/shows", Stall.Show(stall.ShowId, "Coffee time"))).IsProblem(409, 2004);
        (await _server.Creator(ServerFixture.NewId("creator")).Post("/api/shows", Stall.Show(stall.ShowId))).IsProblem(409, 2004);
    }

    [Theory]
    [InlineData("a b", "Tea", "en", "eu", null, 1001)]
    [InlineData("ok", "", "en", "eu", null, 2007)]
    [InlineData("ok", "a\u0000b", "en", "eu", null, 2007)]
    [InlineData("ok", "Tea", "de", "eu", null, 2008)]
    [InlineData("ok", "Tea", "", "eu", null, 2008)]
    [InlineData("ok", "Tea", "EN", "eu", null, 2008)]
    [InlineData("ok", "Tea", "en", "e u", null, 1001)]
    [InlineData("ok", "Tea", "en", "eu", "ftp://cdn.example/a", 2009)]
    [InlineData("ok", "Tea", "en", "eu", "a.m3u8", 2009)]
    [InlineData("ok", "Tea", "en", "eu", "", 2009)]
    public async Task A_show_out_of_form_is_refused(string id, string title, string language, string market, string? url, int code) =>
        (await _server.Creator(ServerFixture.NewId("creator")).Post("/api/shows", Stall.Show(id, title, language, market, url)))
            .IsProblem(400, code);

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task A_time_that_is_none_is_refused(long scheduledAt) =>
        (await _server.Creator(ServerFixture.NewId("creator")).Post("/api/shows", Stall.Show("ok", scheduledAt: scheduledAt)))
            .IsProblem(400, 1001);

    [Fact]
    public async Task Only_creators_make_shows()
    {
        (await _server.Anonymous.Post("/api/shows", Stall.Show("ok"))).IsProblem(401, 1002);
        (await _server.Guest().Post("/api/shows", Stall.Show("ok"))).IsProblem(403, 1003);
    }

    [Fact]
    public async Task A_show_goes_live_once_and_ends_once()
    {
        var stall = await Stall.Make(_server);
        var live = (await stall.Creator.Post($"/api/shows/{stall.ShowId}/live")).Is(200);
        var again = (await stall.Creator.Post($"/api/shows/{stall.ShowId}/live")).Is(200);
        Assert.Equal(("live", live["startedAt"]), (again["status"], again["startedAt"]));
        var ended = (await stall.Creator.Post($"/api/shows/{stall.ShowId}/end")).Is(200);
        Assert.Equal("ended", ended["status"]);
        Assert.Equal(ended["endedAt"], (await stall.Creator.Post($"/api/shows/{stall.ShowId}/end")).Is(200)["endedAt"]);
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/live")).IsProblem(409, 2002);
    }

    [Fact]
    public async Task Another_creator_may_touch_nothing_and_an_operator_everything()
    {
        var stall = await Stall.Make(_server);
        var other = _server.Creator(ServerFixture.NewId("creator"));
        var show = $"/api/shows/{stall.ShowId}";
        (await other.Post($"{show}/live")).IsProblem(403, 2006);
        (await other.Post($"{show}/end")).IsProblem(403, 2006);
        (await other.Put($"{show}/pin", new { productId = "mug" })).IsProblem(403, 2006);
        (await other.Put($"{show}/pin", new { productId = (string?)null })).IsProblem(403, 2006);
        (await other.Post($"{show}/mutes", new { viewerId = "v", seconds = 5 })).IsProblem(403, 2006);
        (await _server.Guest().Post($"{show}/live")).IsProblem(403, 1003);
        (await _server.Anonymous.Post($"{show}/live")).IsProblem(401, 1002);
        (await _server.Operator().Post($"{show}/live")).Is(200);
        (await _server.Operator().Put($"{show}/pin", new { productId = "mug" })).Is(200);
        (await _server.Operator().Post($"{show}/end")).Is(200);
    }

    [Fact]
    public async Task An_unknown_show_is_said_to_be_unknown()
    {
        var creator = _server.Creator(ServerFixture.NewId("creator"));
        (await _server.Anonymous.Get("/api/shows/nowhere")).IsProblem(404, 2001);
        (await creator.Post("/api/shows/nowhere/live")).IsProblem(404, 2001);
        (await creator.Post("/api/shows/nowhere/end")).IsProblem(404, 2001);
        (await creator.Put("/api/shows/nowhere/pin", new { productId = "mug" })).IsProblem(404, 2001);
        (await creator.Post("/api/shows/nowhere/mutes", new { viewerId = "v", seconds = 5 })).IsProblem(404, 2001);
        (await _server.Anonymous.Get("/api/shows/no%20where")).IsProblem(400, 1001);
    }

    [Fact]
    public async Task A_product_is_pinned_and_taken_away()
    {
        var stall = await Stall.Make(_server);
        var show = $"/api/shows/{stall.ShowId}";
        (await stall.Creator.Post($"{show}/live")).Is(200);
        var pinned = (await stall.Creator.Put($"{show}/pin", new { productId = "mug" })).Is(200);
        Assert.Equal("A mug", pinned.Body.GetProperty("pinned").Text("title"));
        Assert.Equal("", (await stall.Creator.Put($"{show}/pin", new { productId = (string?)null })).Is(200)["pinned"]);
        (await stall.Creator.Put($"{show}/pin", new { productId = "hat" })).IsProblem(404, 2010);
        (await stall.Creator.Put($"{show}/pin", new { productId = "a b" })).IsProblem(400, 1001);
    }

    [Fact]
    public async Task A_viewer_is_muted_for_a_time()
    {
        var stall = await Stall.Make(_server);
        var mutes = $"/api/shows/{stall.ShowId}/mutes";
        (await stall.Creator.Post(mutes, new { viewerId = "v1", seconds = 60 })).Is(204);
        (await stall.Creator.Post(mutes, new { viewerId = "v1", seconds = 0 })).Is(204);
        (await stall.Creator.Post(mutes, new { viewerId = "v1", seconds = -1 })).IsProblem(400, 1001);
        (await stall.Creator.Post(mutes, new { viewerId = "v1", seconds = 86_401 })).IsProblem(400, 1001);
        (await stall.Creator.Post(mutes, new { viewerId = "v 1", seconds = 1 })).IsProblem(400, 1001);
    }
}
