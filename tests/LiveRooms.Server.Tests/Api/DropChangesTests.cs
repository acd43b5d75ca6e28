using LiveRooms.Client;

namespace LiveRooms.Server.Tests.Api;

/// <summary>What a creator changes while a drop runs.</summary>
public sealed class DropChangesTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task An_open_drop_is_paused_resumed_repriced_reduced_and_extended()
    {
        var (stall, drop) = await Open();
        Assert.Equal("paused", (await Post(stall, $"{drop}/pause", null, "p")).Is(200)["status"]);
        (await Post(stall, $"{drop}/pause", null, "p2")).IsProblem(409, 4012);
        Assert.Equal("open", (await Post(stall, $"{drop}/resume", null, "r")).Is(200)["status"]);
        Assert.Equal("open", (await Post(stall, $"{drop}/pause", null, "p")).Is(200)["status"]);

        var cheap = (await Put(stall, $"{drop}/price", new { price = 900 }, "c")).Is(200).Body;
        Assert.Equal(900, cheap.GetProperty("product").GetProperty("price").GetInt64());
        (await Put(stall, $"{drop}/price", new { price = -1 }, "c2")).IsProblem(400, 2012);
        (await Put(stall, $"{drop}/price", new { price = 901 }, "c")).IsProblem(409, 1005);

        Assert.Equal("5", (await Post(stall, $"{drop}/stock", new { delta = 2 }, "s1")).Is(200)["stock"]);
        Assert.Equal("1", (await Post(stall, $"{drop}/stock", new { delta = -4 }, "s2")).Is(200)["stock"]);
        Assert.Equal("1", (await Post(stall, $"{drop}/stock", new { delta = -4 }, "s2")).Is(200)["stock"]);
        (await Post(stall, $"{drop}/stock", new { delta = -2 }, "s3")).IsProblem(409, 4018);
        (await Post(stall, $"{drop}/stock", new { delta = 0 }, "s3")).IsProblem(400, 4016);
        (await Post(stall, $"{drop}/stock", new { delta = int.MinValue }, "s3")).IsProblem(400, 4016);

        Assert.Equal("4000000000000", (await Put(stall, $"{drop}/closing", new { closesAt = 4_000_000_000_000 }, "m")).Is(200)["closesAt"]);
        (await Put(stall, $"{drop}/closing", new { closesAt = 1 }, "m2")).IsProblem(400, 4011);
        (await Put(stall, $"{drop}/closing", new { closesAt = -1 }, "m2")).IsProblem(400, 1001);
    }

    [Fact]
    public async Task A_paused_drop_refuses_and_what_is_reserved_is_cancelled_and_refunded_at_its_own_price()
    {
        var stop = TestContext.Current.CancellationToken;
        var (stall, drop) = await Open();
        var dropId = drop.Split('/')[^1];
        var viewer = _server.Guest();
        await using var connection = new LiveRoomsConnection(new LiveRoomsOptions
        {
            BaseAddress = _server.Http.BaseAddress!,
            Token = _ => Task.FromResult(viewer.Token!),
        });
        await using var room = await connection.JoinAsync(stall.ShowId, stop);
        var first = (await room.ReserveAsync(dropId, cancel: stop)).Reservation!;
        Assert.Equal(("held", 1_500L), (first.Status, first.Price));
        (await Put(stall, $"{drop}/price", new { price = 900 }, "c")).Is(200);
        Assert.Equal("3", (await Post(stall, $"{drop}/reservations/{first.ReservationId}/cancel", null, "x")).Is(200)["free"]);
        (await Post(stall, $"{drop}/reservations/{first.ReservationId}/cancel", null, "x2")).IsProblem(409, 4010);

        var second = (await room.ReserveAsync(dropId, cancel: stop)).Reservation!;
        Assert.Equal(900, second.Price);
        var claim = Assert.Single((await stall.Creator.Get($"{drop}/reservations")).Is(200).Body.GetProperty("items").EnumerateArray());
        Assert.Equal((second.ReservationId, "held"), (claim.GetProperty("reservationId").GetInt64(), claim.Text("status")));
        (await viewer.Get($"{drop}/reservations")).IsProblem(403, 1003);
        await room.ConfirmAsync(dropId, second.ReservationId, cancel: stop);
        (await Put(stall, $"{drop}/price", new { price = 2_000 }, "c2")).Is(200);
        var refund = $"{drop}/reservations/{second.ReservationId}/refund";
        Assert.Equal("2", (await Post(stall, refund, new { toStock = false }, "b")).Is(200)["stock"]);
        (await Post(stall, refund, new { toStock = true }, "b")).IsProblem(409, 1005);
        Assert.Equal("0", (await _server.Anonymous.Get(drop)).Is(200)["revenue"]);
        var order = (await stall.Creator.Get($"{drop}/orders")).Is(200).Body.GetProperty("items")[0];
        Assert.Equal(("refunded", 900L), (order.Text("status"), order.GetProperty("total").GetInt64()));

        (await Post(stall, $"{drop}/pause", null, "p")).Is(200);
        var refused = await room.ReserveAsync(dropId, cancel: stop);
        Assert.Equal((4017, true), (refused.Problem!.Code, refused.Problem.Retryable));
        var mine = (await viewer.Get("/api/me/reservations")).Is(200).Body;
        Assert.Equal(["cancelled", "refunded"], mine.EnumerateArray().Select(card => card.Text("status")));
    }

    [Fact]
    public async Task A_change_needs_its_key_its_body_and_its_owner()
    {
        var (stall, drop) = await Open();
        var other = _server.Creator(ServerFixture.NewId("creator"));
        foreach (var (method, path, body) in Changes)
        {
            (await stall.Creator.Send(method, drop + path, Json(body))).IsProblem(400, 1001);
            (await Send(stall.Creator, method, drop + path, body, "a b")).IsProblem(400, 1001);
            (await Send(other, method, drop + path, body, "k")).IsProblem(403, 4015);
            (await Send(_server.Guest(), method, drop + path, body, "k")).IsProblem(403, 1003);
            (await Send(_server.Anonymous, method, drop + path, body, "k")).IsProblem(401, 1002);
            (await Send(other, method, "/api/drops/nowhere" + path, body, "k")).IsProblem(404, 4001);
            if (body is not null)
                (await Send(stall.Creator, method, drop + path, new { price = "much", closesAt = "late", delta = "few", toStock = "yes", seconds = "soon" }, "k"))
                    .IsProblem(400, 1001);
        }

        (await Post(stall, $"{drop}/reservations/7/cancel", null, "k")).IsProblem(404, 4007);
        (await Post(stall, $"{drop}/reservations/7/refund", new { toStock = true }, "k")).IsProblem(404, 4007);
        (await Post(stall, $"{drop}/reservations/x/cancel", null, "k")).IsProblem(400, 1001);
    }

    [Fact]
    public async Task The_document_names_every_change_and_its_problems()
    {
        var paths = (await _server.Anonymous.Get("/openapi/v1.json")).Is(200).Body.GetProperty("paths");
        foreach (var (method, path, _) in Changes)
        {
            var name = "/api/drops/{id}" + path.Replace("/1/", "/{number}/", StringComparison.Ordinal);
            var answers = paths.GetProperty(name).GetProperty(method.Method == "PUT" ? "put" : "post").GetProperty("responses");
            Assert.All(["200", "400", "401", "403", "404", "409"], status => Assert.True(answers.TryGetProperty(status, out _), $"{name} {status}"));
        }
    }

    private static (HttpMethod Method, string Path, object? Body)[] Changes =>
    [
        (HttpMethod.Post, "/restock", new { units = 1 }), (HttpMethod.Post, "/stock", new { delta = -1 }), (HttpMethod.Post, "/pause", null),
        (HttpMethod.Post, "/resume", null), (HttpMethod.Put, "/closing", new { closesAt = 4_000_000_000_000 }),
        (HttpMethod.Put, "/price", new { price = 1 }), (HttpMethod.Post, "/reservations/1/cancel", null),
        (HttpMethod.Post, "/reservations/1/refund", new { toStock = true }), (HttpMethod.Post, "/countdown", new { seconds = 30 }),
    ];

    private static StringContent? Json(object? body) => body is null ? null : Caller.Json(body);

    private static Task<Answer> Send(Caller caller, HttpMethod method, string path, object? body, string key) =>
        caller.Send(method, path, Json(body), ("Idempotency-Key", key));

    private static Task<Answer> Post(Stall stall, string path, object? body, string key) => Send(stall.Creator, HttpMethod.Post, path, body, key);

    private static Task<Answer> Put(Stall stall, string path, object body, string key) => Send(stall.Creator, HttpMethod.Put, path, body, key);

    private async Task<(Stall Stall, string Path)> Open()
    {
        var stall = await Stall.Make(_server);
        var id = ServerFixture.NewId("drop");
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/live")).Is(200);
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", Stall.Drop(id))).Is(201);
        (await stall.Creator.Post($"/api/drops/{id}/open")).Is(200);
        return (stall, $"/api/drops/{id}");
    }
}
