using LiveRooms.Client;

namespace LiveRooms.Server.Tests.Api;

public sealed class ReservationsTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task What_a_viewer_bought_stands_in_the_viewers_list_and_in_the_creators_orders()
    {
        var stop = TestContext.Current.CancellationToken;
        var stall = await Stall.Make(_server);
        var drop = ServerFixture.NewId("drop");
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/live")).Is(200);
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", Stall.Drop(drop))).Is(201);
        (await stall.Creator.Post($"/api/drops/{drop}/open")).Is(200);

        var viewers = new List<Caller>();
        for (var number = 0; number < 3; number++)
        {
            var viewer = _server.Guest();
            viewers.Add(viewer);
            await using var connection = new LiveRoomsConnection(new LiveRoomsOptions
            {
                BaseAddress = _server.Http.BaseAddress!,
                Token = _ => Task.FromResult(viewer.Token!),
            });
            await using var room = await connection.JoinAsync(stall.ShowId, stop);
            var held = await room.ReserveAsync(drop, cancel: stop);
            Assert.Equal("held", held.Reservation?.Status);
            Assert.Equal("confirmed", (await room.ConfirmAsync(drop, held.Reservation!.ReservationId, cancel: stop)).Reservation?.Status);
        }

        var mine = (await viewers[1].Get("/api/me/reservations")).Is(200).Body;
        Assert.Equal((drop, "confirmed"), (mine[0].Text("dropId"), mine[0].Text("status")));
        (await _server.Anonymous.Get("/api/me/reservations")).IsProblem(401, 1002);

        var first = (await stall.Creator.Get($"/api/drops/{drop}/orders?limit=2")).Is(200);
        var second = (await stall.Creator.Get($"/api/drops/{drop}/orders?limit=2&cursor={first["next"]}")).Is(200);
        var orders = first.Body.GetProperty("items").EnumerateArray().Concat(second.Body.GetProperty("items").EnumerateArray()).ToArray();
        Assert.Equal(3, orders.Length);
        Assert.Equal(3, orders.Select(order => order.Text("viewerId")).Distinct().Count());
        Assert.All(orders, order => Assert.Equal(1_500, order.GetProperty("total").GetInt64()));
        Assert.Equal(mine[0].Text("orderId"), orders[1].Text("orderId"));
        Assert.Equal("soldOut", (await _server.Anonymous.Get($"/api/drops/{drop}")).Is(200)["status"]);
    }
}
