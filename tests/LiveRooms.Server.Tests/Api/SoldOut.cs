using LiveRooms.Client;

namespace LiveRooms.Server.Tests.Api;

/// <summary>A drop with a commission, and guests who buy from it.</summary>
internal sealed record SoldOut(Stall Stall, string Drop)
{
    public string Path => $"/api/drops/{Drop}";

    public static async Task<SoldOut> Make(RunningServer server, int stock = 3)
    {
        var stall = await Stall.Make(server);
        var drop = ServerFixture.NewId("drop");
        var mug = new { productId = "mug", title = "A mug", description = "Holds tea.", imageUrl = (string?)null, price = 1_500, currency = "EUR", commissionBasisPoints = 750 };
        (await stall.Creator.Put($"/api/creators/{stall.CreatorId}/products/mug", mug)).Is(200);
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/live")).Is(200);
        (await stall.Creator.Post($"/api/shows/{stall.ShowId}/drops", Stall.Drop(drop, stock))).Is(201);
        (await stall.Creator.Post($"/api/drops/{drop}/open")).Is(200);
        return new SoldOut(stall, drop);
    }

    /// <summary>One guest buys one unit; the reservation's number.</summary>
    public async Task<long> Buy(RunningServer server)
    {
        var stop = TestContext.Current.CancellationToken;
        var viewer = server.Guest();
        await using var connection = new LiveRoomsConnection(new LiveRoomsOptions
        {
            BaseAddress = server.Http.BaseAddress!,
            Token = _ => Task.FromResult(viewer.Token!),
        });
        await using var room = await connection.JoinAsync(Stall.ShowId, stop);
        var held = await room.ReserveAsync(Drop, cancel: stop);
        var number = held.Reservation!.ReservationId;
        Assert.Equal("confirmed", (await room.ConfirmAsync(Drop, number, cancel: stop)).Reservation?.Status);
        return number;
    }

    public async Task Refund(long number) => (await Stall.Creator.Send(
        HttpMethod.Post, $"{Path}/reservations/{number}/refund", Caller.Json(new { toStock = true }), ("Idempotency-Key", $"back-{number}"))).Is(200);
}
