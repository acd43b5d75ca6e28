using System.Text.Json;
using LiveRooms.Client;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Server.Tests.Api;

/// <summary>Variants, countdowns and shares of a drop, by HTTP and by the .NET client.</summary>
public sealed class DropShelvesTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    private static readonly object[] Sizes =
    [
        new { variantId = "s", title = "Small", stock = 1 }, new { variantId = "l", title = "Large", stock = 2, price = 990 },
    ];

    [Fact]
    public async Task A_drop_in_variants_is_announced_repriced_restocked_and_sold_by_variant()
    {
        var stop = TestContext.Current.CancellationToken;
        var (stall, drop, id) = await Announced(new { variants = Sizes });
        var card = (await _server.Anonymous.Get(drop)).Is(200).Body;
        Assert.Equal(("firstCome", 3), (card.Text("mode"), card.GetProperty("stock").GetInt32()));
        Assert.Equal([("s", 1_500, 1), ("l", 990, 2)], Variants(card));
        (await stall.Creator.Post($"{drop}/open")).Is(200);

        (await Post(stall, $"{drop}/restock", new { units = 4 }, "a")).IsProblem(404, 4019);
        (await Post(stall, $"{drop}/restock", new { units = 4, variantId = "xl" }, "a")).IsProblem(404, 4019);
        (await Post(stall, $"{drop}/restock", new { units = 4, variantId = "x l" }, "a")).IsProblem(400, 1001);
        (await Post(stall, $"{drop}/restock", new { units = 4, variantId = "s" }, "a")).Is(200);
        (await Post(stall, $"{drop}/stock", new { delta = -1, variantId = "l" }, "b")).Is(200);
        var price = Caller.Json(new { price = 800, variantId = "l" });
        (await stall.Creator.Send(HttpMethod.Put, $"{drop}/price", price, ("Idempotency-Key", "c"))).Is(200);
        Assert.Equal([("s", 1_500, 5), ("l", 800, 1)], Variants((await _server.Anonymous.Get(drop)).Is(200).Body));

        await using var connection = Connection(_server.Guest());
        await using var room = await connection.JoinAsync(stall.ShowId, stop);
        Assert.Equal(4019, (await room.ReserveAsync(id, cancel: stop)).Problem!.Code);
        Assert.Equal(1001, (await room.ReserveAsync(id, "x l", cancel: stop)).Problem!.Code);
        var held = (await room.ReserveAsync(id, "l", cancel: stop)).Reservation!;
        Assert.Equal(("held", "l", 800L), (held.Status, held.VariantId, held.Price));
    }

    [Fact]
    public async Task Settings_of_a_kind_that_cannot_be_are_refused()
    {
        var stall = await Stall.Make(_server);
        var path = $"/api/shows/{stall.ShowId}/drops";
        object Body(object? variants = null, string? mode = null, int? entrySeconds = null) =>
            new { dropId = ServerFixture.NewId("drop"), productId = "mug", stock = 3, variants, mode, entrySeconds };
        (await stall.Creator.Post(path, Body(Sizes[..1]))).IsProblem(400, 4011);
        (await stall.Creator.Post(path, Body(new object?[] { null, Sizes[0] }))).IsProblem(400, 1001);
        (await stall.Creator.Post(path, Body(new[] { new { variantId = "a b", title = "A", stock = 1 } }))).IsProblem(400, 1001);
        (await stall.Creator.Post(path, Body(mode: "raffle"))).IsProblem(400, 1001);
        (await stall.Creator.Post(path, Body(mode: "lottery", entrySeconds: 9))).IsProblem(400, 4011);
        (await stall.Creator.Post(path, Body(entrySeconds: 60))).IsProblem(400, 4011);
        Assert.Equal("lottery", (await stall.Creator.Post(path, Body(mode: "lottery", entrySeconds: 60))).Is(201)["mode"]);
    }

    [Fact]
    public async Task A_countdown_sets_the_opening()
    {
        var (stall, drop, id) = await Announced(new { stock = 3 });
        (await Post(stall, $"{drop}/countdown", new { seconds = 9 }, "a")).IsProblem(400, 4011);
        var opensAt = (await Post(stall, $"{drop}/countdown", new { seconds = 300 }, "b")).Is(200).Body.GetProperty("opensAt").GetInt64();
        var api = Client(stall.Creator);
        Assert.Equal(opensAt, (await api.Drops.StartCountdownAsync(id, 300, "b", TestContext.Current.CancellationToken)).OpensAt);
        (await stall.Creator.Post($"{drop}/open")).Is(200);
        (await Post(stall, $"{drop}/countdown", new { seconds = 30 }, "c")).IsProblem(409, 4012);
    }

    [Fact]
    public async Task A_drop_is_shared_with_another_show_of_its_creator_seen_there_and_taken_back()
    {
        var stop = TestContext.Current.CancellationToken;
        var (stall, drop, id) = await Announced(new { stock = 3 });
        (await stall.Creator.Post($"{drop}/open")).Is(200);
        var west = ServerFixture.NewId("show");
        (await stall.Creator.Post("/api/shows", Stall.Show(west))).Is(201);
        (await stall.Creator.Post($"/api/shows/{west}/live")).Is(200);
        (await _server.Anonymous.Get($"{drop}?showId={west}")).IsProblem(409, 4020);
        (await _server.Anonymous.Get($"/api/drops/nowhere?showId={west}")).IsProblem(404, 4001);

        var api = Client(stall.Creator);
        var share = Assert.Single(await api.Drops.ShareAsync(id, new ShareDrop(west, 2), "s", stop));
        Assert.Equal(new ShareCard(west, stall.CreatorId, null, 2, 2, 0, 0, 0), share);
        Assert.Equal((2, west), await Seen(api, id, west));
        Assert.Equal((1, stall.ShowId), await Seen(api, id, null));
        (await Post(stall, $"{drop}/shares", new { showId = west, delta = 2 }, "t")).IsProblem(409, 4018);
        (await Post(stall, $"{drop}/shares", new { showId = "nowhere", delta = 1 }, "t")).IsProblem(404, 2001);
        (await Post(stall, $"{drop}/shares", new { showId = "no where", delta = 1 }, "t")).IsProblem(400, 1001);
        (await Post(stall, $"{drop}/shares", new { showId = stall.ShowId, delta = -1 }, "t")).IsProblem(409, 4020);
        (await stall.Creator.Post($"{drop}/shares", new { showId = west, delta = 1 })).IsProblem(400, 1001);
        (await _server.Creator(ServerFixture.NewId("creator")).Get($"{drop}/shares")).IsProblem(403, 4015);

        await using var connection = Connection(_server.Guest());
        await using var room = await connection.JoinAsync(west, stop);
        Assert.Equal("held", (await room.ReserveAsync(id, cancel: stop)).Reservation!.Status);
        var claim = (await stall.Creator.Get($"{drop}/reservations")).Is(200).Body.GetProperty("items")[0];
        Assert.Equal(west, claim.Text("showId"));
        await room.ConfirmAsync(id, 1, cancel: stop);
        var order = (await stall.Creator.Get($"{drop}/orders")).Is(200).Body.GetProperty("items")[0];
        Assert.Equal((west, null), (order.Text("showId"), order.Text("variantId")));
        (await Post(stall, $"{drop}/shares", new { showId = west, delta = -1 }, "u")).Is(200);
        share = Assert.Single(await api.Drops.SharesAsync(id, stop));
        Assert.Equal((1, 0, 1), (share.Stock, share.Free, share.Sold));
    }

    [Fact]
    public async Task A_creator_shares_only_with_shows_of_his_own_and_an_operator_with_any()
    {
        var (stall, drop, _) = await Announced(new { stock = 3 });
        var other = await Stall.Make(_server);
        (await Post(stall, $"{drop}/shares", new { showId = other.ShowId, delta = 1 }, "a")).IsProblem(403, 2006);
        var answer = await _server.Operator().Send(
            HttpMethod.Post, $"{drop}/shares", Caller.Json(new { showId = other.ShowId, delta = 1 }), ("Idempotency-Key", "a"));
        Assert.Equal(other.CreatorId, answer.Is(200).Body[0].Text("creatorId"));
    }

    [Fact]
    public async Task The_document_names_the_shares_and_the_show_a_drop_is_seen_in()
    {
        var paths = (await _server.Anonymous.Get("/openapi/v1.json")).Is(200).Body.GetProperty("paths");
        var shares = paths.GetProperty("/api/drops/{id}/shares");
        Assert.Equal(
            ("listDropShares", "shareDrop"), (shares.GetProperty("get").Text("operationId"), shares.GetProperty("post").Text("operationId")));
        var seen = paths.GetProperty("/api/drops/{id}").GetProperty("get").GetProperty("parameters").EnumerateArray();
        Assert.Contains("showId", seen.Select(p => p.Text("name")));
    }

    private static async Task<(int Stock, string ShowId)> Seen(LiveRoomsApi api, string id, string? showId)
    {
        var card = showId is null
            ? await api.Drops.GetAsync(id, TestContext.Current.CancellationToken)
            : await api.Drops.GetAsync(id, showId, TestContext.Current.CancellationToken);
        return (card.Stock, card.ShowId);
    }

    private static IEnumerable<(string?, long, int)> Variants(JsonElement card) => card.GetProperty("variants").EnumerateArray().Select(v =>
        ((string?)v.Text("variantId"), v.GetProperty("price").GetInt64(), v.GetProperty("stock").GetInt32()));

    private static Task<Answer> Post(Stall stall, string path, object body, string key) =>
        stall.Creator.Send(HttpMethod.Post, path, Caller.Json(body), ("Idempotency-Key", key));

    private async Task<(Stall Stall, string Path, string Id)> Announced(object kind)
    {
        var stall = await Stall.Make(_server);
        var id = ServerFixture.NewId("drop");
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/live")).Is(200);
        var body = JsonSerializer.SerializeToNode(kind)!.AsObject();
        (body["dropId"], body["productId"]) = (id, "mug");
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", body)).Is(201);
        return (stall, $"/api/drops/{id}", id);
    }

    private LiveRoomsApi Client(Caller caller) => new LiveRoomsApi(_server.Http).As(caller.Token!);

    private LiveRoomsConnection Connection(Caller caller) => new(Options(caller));

    private LiveRoomsOptions Options(Caller caller) => new()
    {
        BaseAddress = _server.Http.BaseAddress!,
        Token = _ => Task.FromResult(caller.Token!),
    };
}
