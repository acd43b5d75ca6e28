using LiveRooms.Client;

namespace LiveRooms.Server.Tests.Api;

public sealed class OpsTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task The_dashboard_is_for_operators()
    {
        (await _server.Anonymous.Get("/ops/orleans")).IsProblem(401, 1002);
        (await _server.Anonymous.Get("/ops/orleans/ClusterStats")).IsProblem(401, 1002);
        (await _server.Guest().Get("/ops/orleans")).IsProblem(403, 1003);
        (await _server.Creator("somebody").Get("/ops/orleans/GrainState")).IsProblem(403, 1003);
        Assert.Contains("Orleans Dashboard", (await _server.Operator().Get("/ops/orleans/")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operators_token_becomes_a_cookie_that_opens_the_dashboard_and_nothing_else()
    {
        (await _server.Guest().Post("/ops/session")).IsProblem(403, 1003);
        var cookie = (await _server.Operator().Post("/ops/session")).Is(204).Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("path=/ops", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        (string, string) header = ("Cookie", cookie.Split(';')[0]);
        (await _server.Anonymous.Send(HttpMethod.Get, "/ops/orleans", null, header)).Is(200);
        (await _server.Anonymous.Send(HttpMethod.Get, "/api/me", null, header)).IsProblem(401, 1002);
    }

    [Fact]
    public async Task Health_and_metrics_answer_anybody()
    {
        Assert.Equal("Healthy", (await _server.Anonymous.Get("/health/live")).Is(200).Text);
        Assert.Equal("Healthy", (await _server.Anonymous.Get("/health/ready")).Is(200).Text);
        (await _server.Anonymous.Get("/api/shows")).Is(200);
        // What counts connections is there once somebody came.
        await using var connection = Connect();
        await Enter(connection);
        var metrics = (await _server.Anonymous.Get("/metrics")).Is(200).Text;
        Assert.Contains("http_server_request_duration_seconds_bucket{", metrics, StringComparison.Ordinal);
        Assert.Contains("liverooms_edge_connections", metrics, StringComparison.Ordinal);
        Assert.Contains("orleans_", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet_gc_collections_total{", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operators_see_how_an_edges_rooms_go_and_nobody_else_does()
    {
        (await _server.Anonymous.Get("/ops/rooms")).IsProblem(401, 1002);
        (await _server.Guest().Get("/ops/rooms")).IsProblem(403, 1003);
        (await _server.Creator("somebody").Get("/ops/rooms")).IsProblem(403, 1003);
        await using var connection = Connect();
        var stall = await Enter(connection);

        var body = (await _server.Operator().Get("/ops/rooms")).Is(200).Body;
        var rooms = body.GetProperty("rooms").EnumerateArray().ToArray();
        Assert.InRange(rooms.Length, 1, Math.Min(body.GetProperty("open").GetInt32(), 100));
        var room = Assert.Single(rooms, r => r.GetProperty("showId").GetString() == stall.ShowId);
        Assert.Equal("small", room.GetProperty("heat").GetString());
        Assert.InRange(room.GetProperty("tickMs").GetDouble(), 20, 250);
        Assert.Contains(room.GetProperty("why").GetString(), (string[])["quiet", "viewers", "lines", "sending", "heat", "load", "easing"]);
        Assert.Equal(1, room.GetProperty("viewers").GetInt32());
        Assert.InRange(room.GetProperty("audience").GetInt64(), 0, 1);
        Assert.All(["linesPerSecond", "leftOutPerSecond"], silent => Assert.Equal(0, room.GetProperty(silent).GetDouble()));
        Assert.All(["deliveriesPerSecond", "skippedPerSecond"], rate => Assert.InRange(room.GetProperty(rate).GetDouble(), 0, 1_000));
        Assert.Equal(10, room.EnumerateObject().Count());

        var metrics = (await _server.Anonymous.Get("/metrics")).Is(200).Text;
        Assert.Contains("liverooms_edge_rooms_heat{heat=\"small\"", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_describes_itself_and_nothing_else()
    {
        var document = (await _server.Anonymous.Get("/openapi/v1.json")).Is(200).Body;
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToArray();
        string[] expected =
        [
            "/api/sign-in/guest", "/api/sign-in/creator", "/api/sign-in/operator", "/api/me", "/api/me/reservations", "/api/shows",
            "/api/shows/{id}", "/api/shows/{id}/live", "/api/shows/{id}/end", "/api/shows/{id}/pin", "/api/shows/{id}/mutes",
            "/api/shows/{id}/drops", "/api/drops/{id}", "/api/drops/{id}/open", "/api/drops/{id}/close", "/api/drops/{id}/restock",
            "/api/drops/{id}/stock", "/api/drops/{id}/pause", "/api/drops/{id}/resume", "/api/drops/{id}/closing", "/api/drops/{id}/price",
            "/api/drops/{id}/reservations", "/api/drops/{id}/reservations/{number}/cancel", "/api/drops/{id}/reservations/{number}/refund",
            "/api/drops/{id}/orders", "/api/creators/{id}", "/api/creators/{id}/products", "/api/creators/{id}/products/{productId}",
            "/api/drops/{id}/countdown", "/api/drops/{id}/shares", "/api/drops/{id}/draw", "/api/drops/{id}/draw/entries",
            "/api/drops/{id}/draw/proof", "/api/drops/{id}/reservations/{number}/checkout", "/api/drops/{id}/refunds-due",
            "/api/payments/webhook", "/api/sandbox/payments", "/api/creators/{id}/commission", "/api/creators/{id}/webhook",
            "/api/drops/{id}/commission", "/api/drops/{id}/settlement", "/api/drops/{id}/orders.csv", "/api/drops/{id}/deliveries",
            "/api/drops/{id}/deliveries/{key}", "/api/drops/{id}/deliveries/{key}/resend", "/ops/rooms",
            "/ops/cluster", "/ops/processes/{id}/drain", "/ops/shows/{id}/warm", "/ops/journals", "/ops/journals/{kind}/{key}/accept",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), paths.Order(StringComparer.Ordinal));
    }

    private LiveRoomsConnection Connect()
    {
        var guest = _server.Guest();
        return new LiveRoomsConnection(new LiveRoomsOptions
        {
            BaseAddress = _server.Http.BaseAddress!,
            Token = _ => Task.FromResult(guest.Token!),
        });
    }

    private async Task<Stall> Enter(LiveRoomsConnection connection)
    {
        var stall = await Stall.Make(_server);
        await connection.JoinAsync(stall.ShowId, TestContext.Current.CancellationToken);
        return stall;
    }
}
