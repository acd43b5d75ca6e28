namespace LiveRooms.Server.Tests.Api;

public sealed class DropsTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task A_drop_is_announced_opened_restocked_and_closed()
    {
        var (stall, drop) = await Announce();
        var read = (await _server.Anonymous.Get(drop)).Is(200);
        Assert.Equal(("announced", "3", "3"), (read["status"], read["stock"], read["free"]));
        Assert.Equal("1500", read.Body.GetProperty("product").GetProperty("price").ToString());

        Assert.Equal("open", (await stall.Creator.Post($"{drop}/open")).Is(200)["status"]);
        Assert.Equal("open", (await stall.Creator.Post($"{drop}/open")).Is(200)["status"]);
        Assert.Equal("5", (await Restock(stall.Creator, drop, 2, "key-1")).Is(200)["stock"]);
        Assert.Equal("5", (await Restock(stall.Creator, drop, 2, "key-1")).Is(200)["stock"]);
        (await Restock(stall.Creator, drop, 3, "key-1")).IsProblem(409, 1005);
        Assert.Equal("closed", (await stall.Creator.Post($"{drop}/close")).Is(200)["status"]);
        (await stall.Creator.Post($"{drop}/open")).IsProblem(409, 4012);

        var details = (await _server.Anonymous.Get($"/api/shows/{stall.ShowId}")).Is(200);
        Assert.Equal(1, details.Body.GetProperty("drops").GetArrayLength());
    }

    [Fact]
    public async Task A_drop_may_have_a_price_of_its_own_and_a_schedule()
    {
        var stall = await Stall.Make(_server);
        var made = (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", new
        {
            dropId = ServerFixture.NewId("drop"),
            productId = "mug",
            stock = 1,
            perViewerLimit = 1,
            holdSeconds = 5,
            waitlistLimit = 0,
            price = 900,
            opensAt = 4_000_000_000_000,
            closesAt = 4_000_000_100_000,
        })).Is(201);
        Assert.Equal("900", made.Body.GetProperty("product").GetProperty("price").ToString());
        Assert.Equal(("4000000000000", "4000000100000", "5"), (made["opensAt"], made["closesAt"], made["holdSeconds"]));
    }

    [Fact]
    public async Task The_same_drop_again_changes_nothing_and_another_one_with_its_id_is_refused()
    {
        var (stall, drop) = await Announce();
        var id = drop.Split('/')[^1];
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", Stall.Drop(id))).Is(201);
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", Stall.Drop(id, stock: 4))).IsProblem(409, 4013);
    }

    [Theory]
    [InlineData("a b", "mug", 1, 1, 60, 400, 1001)]
    [InlineData("ok", "hat", 1, 1, 60, 404, 2010)]
    [InlineData("ok", "m g", 1, 1, 60, 400, 1001)]
    [InlineData("ok", "mug", 0, 1, 60, 400, 4011)]
    [InlineData("ok", "mug", 1_000_001, 1, 60, 400, 4011)]
    [InlineData("ok", "mug", 1, 0, 60, 400, 4011)]
    [InlineData("ok", "mug", 1, 1, 4, 400, 4011)]
    [InlineData("ok", "mug", 1, 1, 3_601, 400, 4011)]
    public async Task A_drop_out_of_range_is_refused(
        string dropId, string productId, int stock, int perViewerLimit, int holdSeconds, int status, int code)
    {
        var stall = await Stall.Make(_server);
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", new { dropId, productId, stock, perViewerLimit, holdSeconds }))
            .IsProblem(status, code);
    }

    [Fact]
    public async Task Times_and_shows_that_do_not_exist_are_refused()
    {
        var stall = await Stall.Make(_server);
        var drops = $"/api/shows/{stall.ShowId}/drops";
        (await stall.Creator.Post(drops, new { dropId = "ok", productId = "mug", stock = 1, opensAt = -1 })).IsProblem(400, 1001);
        (await stall.Creator.Post(drops, new { dropId = "ok", productId = "mug", stock = 1, closesAt = long.MaxValue })).IsProblem(400, 1001);
        (await stall.Creator.Post("/api/shows/nowhere/drops", Stall.Drop("ok"))).IsProblem(404, 2001);
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/end")).Is(200);
        (await stall.Creator.Post(drops, Stall.Drop(ServerFixture.NewId("drop")))).IsProblem(409, 2002);
    }

    [Fact]
    public async Task An_unknown_drop_is_said_to_be_unknown()
    {
        var creator = _server.Creator(ServerFixture.NewId("creator"));
        (await _server.Anonymous.Get("/api/drops/nowhere")).IsProblem(404, 4001);
        (await _server.Anonymous.Get("/api/drops/no%20where")).IsProblem(400, 1001);
        (await creator.Post("/api/drops/nowhere/open")).IsProblem(404, 4001);
        (await creator.Post("/api/drops/nowhere/close")).IsProblem(404, 4001);
        (await Restock(creator, "/api/drops/nowhere", 1, "key")).IsProblem(404, 4001);
        (await creator.Get("/api/drops/nowhere/orders")).IsProblem(404, 4001);
    }

    [Fact]
    public async Task Another_creator_may_touch_nothing_and_an_operator_everything()
    {
        var (stall, drop) = await Announce();
        var other = _server.Creator(ServerFixture.NewId("creator"));
        (await other.Post($"/api/shows/{stall.ShowId}/drops", Stall.Drop(ServerFixture.NewId("drop")))).IsProblem(403, 2006);
        (await other.Post($"{drop}/open")).IsProblem(403, 4015);
        (await other.Post($"{drop}/close")).IsProblem(403, 4015);
        (await Restock(other, drop, 1, "key")).IsProblem(403, 4015);
        (await other.Get($"{drop}/orders")).IsProblem(403, 4015);
        (await _server.Guest().Post($"{drop}/open")).IsProblem(403, 1003);
        (await _server.Anonymous.Get($"{drop}/orders")).IsProblem(401, 1002);
        (await _server.Operator().Post($"{drop}/open")).Is(200);
        (await _server.Operator().Get($"{drop}/orders")).Is(200);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    public async Task A_restock_out_of_range_is_refused(int units)
    {
        var (stall, drop) = await Announce();
        (await Restock(stall.Creator, drop, units, "key")).IsProblem(400, 4016);
    }

    [Fact]
    public async Task A_restock_needs_its_key()
    {
        var (stall, drop) = await Announce();
        (await stall.Creator.Post($"{drop}/restock", new { units = 1 })).IsProblem(400, 1001);
        (await Restock(stall.Creator, drop, 1, "a b")).IsProblem(400, 1001);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("cursor=zz")]
    public async Task A_page_of_orders_has_bounds(string query)
    {
        var (stall, drop) = await Announce();
        (await stall.Creator.Get($"{drop}/orders?{query}")).IsProblem(400, 1001);
    }

    private async Task<(Stall Stall, string Path)> Announce()
    {
        var stall = await Stall.Make(_server);
        var id = ServerFixture.NewId("drop");
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/live")).Is(200);
        Assert.Equal($"/api/drops/{id}", (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", Stall.Drop(id))).Is(201).Location);
        return (stall, $"/api/drops/{id}");
    }

    private static Task<Answer> Restock(Caller caller, string drop, int units, string key) =>
        caller.Send(HttpMethod.Post, $"{drop}/restock", Caller.Json(new { units }), ("Idempotency-Key", key));
}
