using LiveRooms.Client;
using LiveRooms.Client.Rooms;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;
using LiveRooms.Server.Tests.Api;

namespace LiveRooms.Server.Tests.Payments;

/// <summary>The whole way of a payment in Development: reserve, check out, pay at the sandbox, and see it confirmed.</summary>
public sealed class SandboxTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task A_viewer_reserves_checks_out_pays_and_sees_it_confirmed()
    {
        var stop = TestContext.Current.CancellationToken;
        var till = await Till.Open(_server, "");
        Assert.True((await _server.Anonymous.Get($"/api/drops/{till.DropId}")).Is(200).Body.GetProperty("payment").GetBoolean());
        var viewer = _server.Guest();
        await using var connection = till.Connect(viewer);
        await using var room = await connection.JoinAsync(till.Stall.ShowId, stop);
        var held = (await room.ReserveAsync(till.DropId, cancel: stop)).Reservation!;
        Assert.Equal((int)ProblemCode.PaymentRequired, (await room.ConfirmAsync(till.DropId, held.ReservationId, cancel: stop)).Problem!.Code);

        var checkout = (await room.CheckoutAsync(till.DropId, held.ReservationId, stop)).Checkout!;
        var order = $"{till.DropId}-1";
        Assert.Equal(new CheckoutCard(order, $"/pay/{order}", 1_500, "EUR", held.Deadline!.Value), checkout);
        var asked = (await viewer.Post($"/api/drops/{till.DropId}/reservations/1/checkout")).Is(200);
        Assert.Equal((order, $"/pay/{order}"), (asked["orderId"], asked["url"]));

        var told = ToldUntil(room, RoomEventKinds.Confirmed);
        Assert.Equal("failed", (await viewer.Post("/api/sandbox/payments", new { orderId = order, outcome = "failed" })).Is(200)["outcome"]);
        Assert.Equal("confirmed", (await viewer.Post("/api/sandbox/payments", new { orderId = order, outcome = "succeeded" })).Is(200)["outcome"]);
        Assert.Equal([RoomEventKinds.PaymentFailed, RoomEventKinds.Confirmed], (await told).Select(e => e.Kind));
        Assert.Equal((order, "confirmed"), ((await told)[1].Reservation!.OrderId, (await told)[1].Reservation!.Status));
        Assert.Equal("confirmed", Assert.Single(room.State.Reservations).Status);
        (await viewer.Post($"/api/drops/{till.DropId}/reservations/1/checkout")).IsProblem(409, 4010);
        Assert.Equal("refundDue", (await viewer.Post("/api/sandbox/payments", new { orderId = order, outcome = "succeeded" })).Is(200)["outcome"]);
    }

    /// <summary>What the viewer alone is told, until it is of a kind.</summary>
    private static async Task<List<RoomEvent>> ToldUntil(LiveRoom room, string kind)
    {
        var told = new List<RoomEvent>();
        await foreach (var update in room.Updates(TestContext.Current.CancellationToken))
        {
            if (update is RoomUpdate.Event { Value: { Reservation: not null } own })
                told.Add(own);
            if (told.Count > 0 && told[^1].Kind == kind)
                break;
        }

        return told;
    }

    [Fact]
    public async Task A_late_payment_is_honoured_while_units_are_free_and_else_is_to_be_paid_back()
    {
        var till = await Till.Open(_server, "", stock: 1);
        var (first, second) = (_server.Guest(), _server.Guest());
        var order = $"{till.DropId}-{await till.Reserve(first)}";
        await till.Release(first, 1);
        Assert.Equal("honoured", (await first.Post("/api/sandbox/payments", new { orderId = order, outcome = "succeeded" })).Is(200)["outcome"]);

        (await till.Stall.Creator.Send(HttpMethod.Post, $"/api/drops/{till.DropId}/restock", Caller.Json(new { units = 1 }), ("Idempotency-Key", "more"))).Is(200);
        var late = $"{till.DropId}-{await till.Reserve(second)}";
        await till.Release(second, 2);
        Assert.Equal(3, await till.Reserve(_server.Guest()));
        Assert.Equal("refundDue", (await second.Post("/api/sandbox/payments", new { orderId = late, outcome = "succeeded" })).Is(200)["outcome"]);
        var due = (await till.Stall.Creator.Get($"/api/drops/{till.DropId}/refunds-due")).Is(200).Body.GetProperty("items");
        Assert.Equal((1, late, "late"), (due.GetArrayLength(), due[0].Text("orderId"), due[0].Text("reason")));
    }

    [Fact]
    public async Task The_sandbox_pays_only_for_ones_own_and_knows_what_it_is_asked()
    {
        var till = await Till.Open(_server, "");
        var viewer = _server.Guest();
        var order = $"{till.DropId}-{await till.Reserve(viewer)}";
        (await _server.Anonymous.Post("/api/sandbox/payments", new { orderId = order, outcome = "succeeded" })).IsProblem(401, 1002);
        (await _server.Guest().Post("/api/sandbox/payments", new { orderId = order, outcome = "succeeded" })).IsProblem(403, 4008);
        (await viewer.Post("/api/sandbox/payments", new { orderId = order, outcome = "perhaps" })).IsProblem(400, 1001);
        (await viewer.Post("/api/sandbox/payments", new { orderId = "x", outcome = "failed" })).IsProblem(400, 1001);
        (await viewer.Post("/api/sandbox/payments", new { orderId = "none-1", outcome = "failed" })).IsProblem(404, 4001);
        (await _server.Anonymous.Post($"/api/drops/{till.DropId}/reservations/1/checkout")).IsProblem(401, 1002);
        (await _server.Guest().Post($"/api/drops/{till.DropId}/reservations/1/checkout")).IsProblem(403, 4008);
    }
}
