using System.Text.Json;

namespace LiveRooms.Server.Tests.Api;

/// <summary>Facts as a real server of a merchant's receives them.</summary>
public sealed class WebhooksTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task Signed_facts_arrive_in_order_under_their_keys()
    {
        await using var merchant = await Merchant.Open();
        var sale = await SoldOut.Make(_server);
        var secret = await Register(sale.Stall, merchant.Url);
        var number = await sale.Buy(_server);
        await sale.Refund(number);
        (await sale.Stall.Creator.Post($"{sale.Path}/close")).Is(200);
        var arrived = await merchant.Until(all => all.Length >= 3);

        Assert.Equal(["order.confirmed", "order.refunded", "drop.closed"], arrived.Select(d => Read(d).GetProperty("type").GetString()));
        Assert.All(arrived, d => Assert.True(d.IsSigned(secret, DateTimeOffset.FromUnixTimeMilliseconds(Read(d).GetProperty("at").GetInt64()))));
        Assert.All(arrived, d => Assert.Equal(d.Key, Read(d).GetProperty("key").GetString()));
        Assert.False(arrived[0].IsSigned(new string('0', 64), DateTimeOffset.UnixEpoch));
        var order = Read(arrived[0]).GetProperty("data");
        Assert.Equal(($"{sale.Drop}-{number}", 1_500, 112), (order.GetProperty("orderId").GetString(), order.GetProperty("total").GetInt64(), order.GetProperty("commission").GetInt64()));
        var view = (await sale.Stall.Creator.Get($"{sale.Path}/deliveries")).Is(200);
        Assert.Equal((merchant.Url.ToString(), "3", "0"), (view["url"], view["delivered"], view["pending"]));
    }

    [Fact]
    public async Task What_the_endpoint_does_not_take_comes_again_and_is_said()
    {
        await using var merchant = await Merchant.Open();
        merchant.Status = 500;
        var sale = await SoldOut.Make(_server);
        await Register(sale.Stall, merchant.Url);
        await sale.Buy(_server);
        await merchant.Until(all => all.Length >= 2);
        Assert.Equal("The endpoint answered 500.", (await sale.Stall.Creator.Get($"{sale.Path}/deliveries")).Is(200)["lastError"]);
        merchant.Status = 200;
        var arrived = await merchant.Until(all => all.Length >= 3);
        Assert.Single(arrived.Select(d => (d.Key, d.Body)).Distinct());
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var merchant = await Merchant.Open();
        var sale = await SoldOut.Make(_server);
        await Register(sale.Stall, new Uri(merchant.Url, "/elsewhere"));
        await sale.Buy(_server);
        for (var error = ""; error != "The endpoint answered 307.";)
            error = (await sale.Stall.Creator.Get($"{sale.Path}/deliveries")).Is(200)["lastError"];
        Assert.Empty(merchant.Deliveries);
    }

    [Fact]
    public async Task The_secret_is_said_once_and_every_registration_makes_another()
    {
        var stall = await Stall.Make(_server);
        var path = $"/api/creators/{stall.CreatorId}/webhook";
        Assert.Equal(JsonValueKind.Null, (await stall.Creator.Get(path)).Is(200).Body.GetProperty("url").ValueKind);
        var first = (await stall.Creator.Put(path, new { url = "https://shop.example/hook" })).Is(200);
        var second = (await stall.Creator.Put(path, new { url = "https://shop.example/other" })).Is(200);
        Assert.Equal(64, first["secret"]!.Length);
        Assert.NotEqual(first["secret"], second["secret"]);
        Assert.Equal(first["since"], second["since"]);
        var read = (await stall.Creator.Get(path)).Is(200);
        Assert.Equal(("https://shop.example/other", JsonValueKind.Null), (read["url"], read.Body.GetProperty("secret").ValueKind));
        (await stall.Creator.Delete(path)).Is(200);
        Assert.Equal(JsonValueKind.Null, (await stall.Creator.Delete(path)).Is(200).Body.GetProperty("url").ValueKind);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("/hook")]
    [InlineData("ftp://shop.example/hook")]
    [InlineData("https://me:secret@shop.example/hook")]
    [InlineData("https://shop.example/hook#part")]
    public async Task An_address_that_is_none_is_refused(string url)
    {
        var stall = await Stall.Make(_server);
        (await stall.Creator.Put($"/api/creators/{stall.CreatorId}/webhook", new { url })).IsProblem(400, 5005);
    }

    [Fact]
    public async Task Another_creator_sees_and_changes_nothing()
    {
        var sale = await SoldOut.Make(_server);
        var other = _server.Creator(ServerFixture.NewId("creator"));
        var webhook = $"/api/creators/{sale.Stall.CreatorId}/webhook";
        (await other.Get(webhook)).IsProblem(403, 1003);
        (await other.Put(webhook, new { url = "https://shop.example/hook" })).IsProblem(403, 1003);
        (await other.Delete(webhook)).IsProblem(403, 1003);
        (await _server.Operator().Put("/api/creators/nobody/webhook", new { url = "https://shop.example/hook" })).IsProblem(404, 2014);
        (await other.Get($"{sale.Path}/deliveries")).IsProblem(403, 4015);
        (await other.Post($"{sale.Path}/deliveries/x/resend")).IsProblem(403, 4015);
        (await other.Delete($"{sale.Path}/deliveries/x")).IsProblem(403, 4015);
        (await _server.Guest().Get($"{sale.Path}/deliveries")).IsProblem(403, 1003);
        (await _server.Anonymous.Get(webhook)).IsProblem(401, 1002);
        (await other.Get("/api/drops/nowhere/deliveries")).IsProblem(404, 4001);
        (await sale.Stall.Creator.Post($"{sale.Path}/deliveries/x/resend")).IsProblem(404, 5006);
        (await sale.Stall.Creator.Delete($"{sale.Path}/deliveries/x")).IsProblem(404, 5006);
    }

    private static JsonElement Read(Merchant.Delivery delivery) => JsonDocument.Parse(delivery.Body).RootElement;

    private static async Task<string> Register(Stall stall, Uri url) =>
        (await stall.Creator.Put($"/api/creators/{stall.CreatorId}/webhook", new { url })).Is(200)["secret"]!;
}
