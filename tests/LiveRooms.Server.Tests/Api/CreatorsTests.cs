namespace LiveRooms.Server.Tests.Api;

public sealed class CreatorsTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task A_creator_keeps_a_shop()
    {
        var id = ServerFixture.NewId("creator");
        var creator = _server.Creator(id);
        var shop = $"/api/creators/{id}/products";
        (await creator.Put($"{shop}/mug", Stall.Mug())).Is(200);
        (await creator.Put($"{shop}/hat", Stall.Mug("hat", 900, title: "A hat"))).Is(200);
        Assert.Equal("1200", (await creator.Put($"{shop}/mug", Stall.Mug(price: 1_200))).Is(200)["price"]);
        Assert.Equal(["mug", "hat"], Ids(await _server.Anonymous.Get(shop)));

        (await creator.Delete($"{shop}/mug")).Is(204);
        (await creator.Delete($"{shop}/mug")).IsProblem(404, 2010);
        Assert.Equal(["hat"], Ids(await _server.Anonymous.Get(shop)));
    }

    [Fact]
    public async Task A_creator_is_named_and_lists_shows()
    {
        var stall = await Stall.Make(_server);
        Assert.Equal("Mila", (await stall.Creator.Put($"/api/creators/{stall.CreatorId}", new { name = " Mila " })).Is(200)["name"]);
        var read = (await _server.Anonymous.Get($"/api/creators/{stall.CreatorId}")).Is(200);
        Assert.Equal((stall.CreatorId, "Mila"), (read["creatorId"], read["name"]));
        Assert.Equal(stall.ShowId, read.Body.GetProperty("showIds")[0].GetString());
        Assert.Equal("mug", read.Body.GetProperty("products")[0].Text("productId"));
        (await stall.Creator.Put($"/api/creators/{stall.CreatorId}", new { name = " " })).IsProblem(400, 2015);
    }

    [Fact]
    public async Task An_unknown_creator_is_said_to_be_unknown()
    {
        (await _server.Anonymous.Get("/api/creators/nobody")).IsProblem(404, 2014);
        (await _server.Anonymous.Get("/api/creators/nobody/products")).IsProblem(404, 2014);
        (await _server.Anonymous.Get("/api/creators/no%20body")).IsProblem(400, 1001);
        (await _server.Operator().Put("/api/creators/nobody/products/mug", Stall.Mug())).IsProblem(404, 2014);
    }

    [Fact]
    public async Task Another_creator_may_touch_nothing()
    {
        var stall = await Stall.Make(_server);
        var other = _server.Creator(ServerFixture.NewId("creator"));
        (await other.Put($"/api/creators/{stall.CreatorId}", new { name = "Me" })).IsProblem(403, 1003);
        (await other.Put($"/api/creators/{stall.CreatorId}/products/hat", Stall.Mug("hat"))).IsProblem(403, 1003);
        (await other.Delete($"/api/creators/{stall.CreatorId}/products/mug")).IsProblem(403, 1003);
        (await _server.Guest().Put($"/api/creators/{stall.CreatorId}", new { name = "Me" })).IsProblem(403, 1003);
        (await _server.Anonymous.Put($"/api/creators/{stall.CreatorId}", new { name = "Me" })).IsProblem(401, 1002);
    }

    [Theory]
    [InlineData(-1, "EUR", "A mug")]
    [InlineData(100_000_001, "EUR", "A mug")]
    [InlineData(1, "eur", "A mug")]
    [InlineData(1, "EURO", "A mug")]
    [InlineData(1, "EUR", "")]
    [InlineData(1, "EUR", "a\nmug")]
    public async Task A_product_out_of_range_is_refused(long price, string currency, string title)
    {
        var id = ServerFixture.NewId("creator");
        (await _server.Creator(id).Put($"/api/creators/{id}/products/mug", Stall.Mug("mug", price, currency, title))).IsProblem(400, 2012);
    }

    [Fact]
    public async Task The_ids_of_address_and_body_must_agree()
    {
        var id = ServerFixture.NewId("creator");
        (await _server.Creator(id).Put($"/api/creators/{id}/products/hat", Stall.Mug("mug"))).IsProblem(400, 1001);
        (await _server.Creator(id).Put($"/api/creators/{id}/products/h%20t", Stall.Mug("mug"))).IsProblem(400, 1001);
    }

    private static string[] Ids(Answer products) => [.. products.Is(200).Body.EnumerateArray().Select(product => product.Text("productId")!)];
}
