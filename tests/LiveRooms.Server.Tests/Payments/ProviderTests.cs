using System.Security.Cryptography;
using System.Text;
using System.Web;
using LiveRooms.Grains.Journal;
using LiveRooms.Server.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Server.Tests.Payments;

/// <summary>A configured provider, no provider, and a store that is away.</summary>
public sealed class ProviderTests
{
    private const string Secret = "a-secret-of-more-than-32-characters";

    [Fact]
    public async Task A_configured_provider_gets_an_address_it_can_trust_and_there_is_no_sandbox()
    {
        await using var server = await RunningServer.Start(
            "Development", "--LiveRooms:Payments:CheckoutUrl=https://pay.example/c?o={order}&a={amount}&c={currency}",
            $"--LiveRooms:Payments:WebhookSecret={Secret}");
        var till = await Till.Open(server, Secret);
        var viewer = server.Guest();
        await till.Reserve(viewer);
        var url = new Uri((await viewer.Post($"/api/drops/{till.DropId}/reservations/1/checkout")).Is(200)["url"]!);
        var query = HttpUtility.ParseQueryString(url.Query);
        Assert.Equal(("pay.example", $"{till.DropId}-1", "1500", "EUR"), (url.Host, query["o"], query["a"], query["c"]));
        var signed = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"checkout.{query["o"]}.{query["a"]}.{query["c"]}.{query["deadline"]}"));
        Assert.Equal(Convert.ToHexStringLower(signed), query["signature"]);
        Assert.Equal("confirmed", (await till.Tell(till.Notice("p"))).Is(200)["outcome"]);
        (await viewer.Post("/api/sandbox/payments", new { orderId = $"{till.DropId}-1", outcome = "failed" })).IsProblem(404, 1001);
    }

    [Fact]
    public async Task Without_a_provider_no_drop_with_payments_can_be_made_and_no_notice_is_believed()
    {
        await using var authority = await FakeAuthority.Start();
        await using var server = await RunningServer.Start(
            "Production", $"--LiveRooms:SignIn:Authority={authority.Address}", $"--LiveRooms:SignIn:Audience={FakeAuthority.Audience}",
            "--LiveRooms:SignIn:RoleClaim=groups");
        var creator = server.As(authority.Token("mila", "creator"));
        (await creator.Put("/api/creators/mila/products/mug", Stall.Mug())).Is(200);
        (await creator.Post("/api/shows", Stall.Show("s1"))).Is(201);
        (await creator.Post("/api/shows/s1/drops", new { dropId = "d1", productId = "mug", stock = 1, payment = true })).IsProblem(400, 4011);
        (await creator.Post("/api/shows/s1/drops", new { dropId = "d1", productId = "mug", stock = 1 })).Is(201);
        var till = new Till(server, Secret);
        (await till.Tell(till.Notice("p"))).IsProblem(401, 5001);
        (await server.Guest().Post("/api/sandbox/payments", new { orderId = "d1-1", outcome = "failed" })).IsProblem(404, 1001);
        (await server.Guest().Post("/api/drops/d1/reservations/1/checkout")).IsProblem(503, 1007);
    }

    [Fact]
    public async Task While_the_store_is_away_a_notice_is_answered_with_503_and_told_again_counts_once()
    {
        AwayJournal journal = null!;
        await using var server = await RunningServer.StartAdjusted(
            builder =>
            {
                var inner = builder.Services.Last(s => s.ServiceType == typeof(IJournal));
                builder.Services.AddSingleton<IJournal>(services => journal = new AwayJournal((IJournal)(inner.ImplementationInstance
                    ?? inner.ImplementationFactory?.Invoke(services) ?? ActivatorUtilities.CreateInstance(services, inner.ImplementationType!))));
            },
            "Development", $"--LiveRooms:Payments:WebhookSecret={Secret}");
        var till = await Till.Open(server, Secret);
        await till.Reserve(server.Guest());
        var body = till.Notice("p");
        var signature = till.Signature(body);
        journal.Away = true;
        var refused = (await till.Send(body, signature)).Is(503);
        Assert.True(refused.Body.GetProperty("retryable").GetBoolean());
        journal.Away = false;
        // The activation that failed is on its way out; a provider asks again all the same.
        var again = await till.Send(body, signature);
        while (again.Status == 503)
            again = await till.Send(body, signature);
        Assert.Equal("confirmed", again.Is(200)["outcome"]);
        (await till.Send(body, signature)).IsProblem(409, 5003);
    }

    private sealed class AwayJournal(IJournal inner) : IJournal
    {
        public bool Away { get; set; }

        public Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry) =>
            Away && key.Kind == "drop" ? throw new JournalUnavailableException("away") : inner.Append(key, expectedVersion, entry);

        public Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default) => inner.Load(key, cancellation);

        public Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default) =>
            inner.Read(key, after, max, cancellation);

        public Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
            inner.SaveSnapshot(key, version, snapshot, trim);
    }
}
