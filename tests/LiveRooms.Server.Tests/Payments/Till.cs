using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveRooms.Client;
using LiveRooms.Server.Tests.Api;

namespace LiveRooms.Server.Tests.Payments;

/// <summary>A drop with payments that viewers reserve from, and a provider that signs with a secret of its own.</summary>
internal sealed class Till(RunningServer server, string secret)
{
    public Stall Stall { get; private set; } = null!;

    public string DropId { get; } = ServerFixture.NewId("drop");

    public static async Task<Till> Open(RunningServer server, string secret, int stock = 1)
    {
        var till = new Till(server, secret) { Stall = await Stall.Make(server) };
        (await till.Stall.Creator.Post($"/api/shows/{till.Stall.ShowId}/live")).Is(200);
        (await till.Stall.Creator.Post($"/api/shows/{till.Stall.ShowId}/drops", new { dropId = till.DropId, productId = "mug", stock, payment = true }))
            .Is(201);
        (await till.Stall.Creator.Post($"/api/drops/{till.DropId}/open")).Is(200);
        return till;
    }

    public LiveRoomsConnection Connect(Caller viewer) => new(new LiveRoomsOptions
    {
        BaseAddress = server.Http.BaseAddress!,
        Token = _ => Task.FromResult(viewer.Token!),
    });

    /// <summary>A viewer holds a unit, or waits for one.</summary>
    public async Task<long> Reserve(Caller viewer)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = Connect(viewer);
        await using var room = await connection.JoinAsync(Stall.ShowId, stop);
        return (await room.ReserveAsync(DropId, cancel: stop)).Reservation!.ReservationId;
    }

    public async Task Release(Caller viewer, long number)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = Connect(viewer);
        await using var room = await connection.JoinAsync(Stall.ShowId, stop);
        Assert.Null((await room.ReleaseAsync(DropId, number, cancel: stop)).Problem);
    }

    public string Notice(string payment, long number = 1, string status = "succeeded", long amount = 1_500, string currency = "EUR") =>
        JsonSerializer.Serialize(
            new { eventId = "evt-1", orderId = $"{DropId}-{number}", paymentId = payment, status, amount, currency });

    public Task<Answer> Tell(string body, TimeSpan ago = default) => Send(body, Signature(body, ago));

    public Task<Answer> Send(string body, params string[] signatures) => server.Anonymous.Send(
        HttpMethod.Post, "/api/payments/webhook", new StringContent(body, Encoding.UTF8, "application/json"),
        [.. signatures.Select(signature => ("LiveRooms-Signature", signature))]);

    public string Signature(string body, TimeSpan ago = default, string? by = null)
    {
        var time = (TimeProvider.System.GetUtcNow() - ago).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Hex(by ?? secret, time, body)}";
    }

    /// <summary>One time, and a signature of each of two secrets.</summary>
    public static string Signature(string body, string first, string second)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time}, v1={Hex(first, time, body)}, v0=old, v1={Hex(second, time, body)}";
    }

    private static string Hex(string secret, string time, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")));
}
