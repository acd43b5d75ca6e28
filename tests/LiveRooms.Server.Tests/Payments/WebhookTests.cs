using System.Text;
using LiveRooms.Server.Tests.Api;

namespace LiveRooms.Server.Tests.Payments;

public sealed class WebhookTests(WebhookServer fixture) : IClassFixture<WebhookServer>, IAsyncLifetime
{
    private readonly RunningServer _server = fixture.Server;
    private readonly Caller _viewer = fixture.Server.Guest();
    private Till _till = null!;

    public async ValueTask InitializeAsync()
    {
        _till = await Till.Open(_server, WebhookServer.Secret);
        Assert.Equal(1, await _till.Reserve(_viewer));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_signed_notice_buys_what_is_held_and_counts_once()
    {
        Assert.Equal("failed", (await _till.Tell(_till.Notice("p1", status: "failed"))).Is(200)["outcome"]);
        Assert.Equal("confirmed", (await _till.Tell(_till.Notice("p1"))).Is(200)["outcome"]);
        // Signed for another time, so that it is another notice of the same.
        Assert.Equal("unchanged", (await _till.Tell(_till.Notice("p1"), TimeSpan.FromMinutes(2))).Is(200)["outcome"]);
        Assert.Equal("refundDue", (await _till.Tell(_till.Notice("p2"))).Is(200)["outcome"]);
        var due = (await _till.Stall.Creator.Get($"/api/drops/{_till.DropId}/refunds-due")).Is(200).Body.GetProperty("items")[0];
        Assert.Equal((_till.DropId + "-1", "p2", "double", "EUR"), (due.Text("orderId"), due.Text("paymentId"), due.Text("reason"), due.Text("currency")));
        Assert.Equal((1_500, 1), (due.GetProperty("amount").GetInt64(), due.GetProperty("reservationId").GetInt64()));
        (await _viewer.Get($"/api/drops/{_till.DropId}/refunds-due")).IsProblem(403, 1003);
        (await _server.Creator("else").Get($"/api/drops/{_till.DropId}/refunds-due")).IsProblem(403, 4015);
    }

    [Fact]
    public async Task What_the_provider_did_not_sign_is_refused()
    {
        var body = _till.Notice("p");
        var good = _till.Signature(body);
        (await _till.Send(body)).IsProblem(401, 5001);
        (await _till.Send(body, good, good)).IsProblem(401, 5001);
        (await _till.Send(body, _till.Signature(body, by: "some-other-secret-of-32-characters!"))).IsProblem(401, 5001);
        (await _till.Send(body + " ", good)).IsProblem(401, 5001);
        (await _till.Send(body, good.Replace("t=", "t=1", StringComparison.Ordinal))).IsProblem(401, 5001);
        foreach (var header in new[] { "", "t=1", "v1=" + new string('0', 64), "t=x,v1=" + new string('0', 64), "t=1,t=1,v1=" + new string('0', 64), "t=1,v1=00" })
            (await _till.Send(body, header)).IsProblem(401, 5001);
        Assert.Equal("held", (await _viewer.Get("/api/me/reservations")).Is(200).Body[0].Text("status"));
    }

    [Fact]
    public async Task A_notice_signed_too_long_ago_or_ahead_is_refused_and_a_forged_one_does_not_learn_so()
    {
        var body = _till.Notice("p");
        (await _till.Tell(body, TimeSpan.FromMinutes(6))).IsProblem(401, 5002);
        (await _till.Tell(body, TimeSpan.FromMinutes(-6))).IsProblem(401, 5002);
        (await _till.Send(body, _till.Signature(body, TimeSpan.FromMinutes(6), by: "some-other-secret-of-32-characters!"))).IsProblem(401, 5001);
        (await _till.Tell(body, TimeSpan.FromMinutes(4))).Is(200);
    }

    [Fact]
    public async Task The_very_same_notice_is_refused_after_it_was_taken_in()
    {
        var body = _till.Notice("p");
        var signature = _till.Signature(body);
        (await _till.Send(body, signature)).Is(200);
        (await _till.Send(body, signature)).IsProblem(409, 5003);
        var wrong = _till.Notice("p", number: 7);
        var refused = _till.Signature(wrong);
        (await _till.Send(wrong, refused)).IsProblem(404, 5004);
        (await _till.Send(wrong, refused)).IsProblem(404, 5004);
    }

    [Fact]
    public async Task While_the_secret_is_replaced_both_are_known_and_one_signature_left_out_is_no_other_notice()
    {
        var body = _till.Notice("p");
        Assert.Equal("failed", (await _till.Tell(_till.Notice("q", status: "failed"))).Is(200)["outcome"]);
        (await _till.Send(_till.Notice("r", status: "failed"), _till.Signature(_till.Notice("r", status: "failed"), by: WebhookServer.Older))).Is(200);
        var both = Till.Signature(body, WebhookServer.Older, "a-secret-that-this-server-has-not-got");
        Assert.Equal("confirmed", (await _till.Send(body, both)).Is(200)["outcome"]);
        (await _till.Send(body, both[..both.LastIndexOf(',')])).IsProblem(409, 5003);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"eventId\":\"e\",\"orderId\":\"d-1\",\"paymentId\":\"p\",\"status\":\"succeeded\",\"amount\":1,\"currency\":\"EUR\",\"more\":1}")]
    [InlineData("{\"eventId\":\"e\",\"orderId\":\"d-1\",\"paymentId\":\"p\",\"status\":\"succeeded\",\"amount\":1,\"amount\":2,\"currency\":\"EUR\"}")]
    [InlineData("{\"eventId\":\"e\",\"orderId\":\"d-1\",\"paymentId\":\"p\",\"status\":\"succeeded\",\"amount\":\"1\",\"currency\":\"EUR\"}")]
    [InlineData("{\"eventId\":\"e\",\"orderId\":\"d-1\",\"paymentId\":\"p\",\"status\":\"succeeded\",\"amount\":1.5,\"currency\":\"EUR\"}")]
    [InlineData("{\"eventId\":\"e\",\"orderId\":\"d-1\",\"paymentId\":\"p\",\"status\":\"succeeded\",\"amount\":-1,\"currency\":\"EUR\"}")]
    [InlineData("{\"eventId\":\"e\",\"orderId\":\"d-1\",\"paymentId\":\"p\",\"status\":\"succeeded\",\"amount\":1,\"currency\":\"eur\"}")]
    [InlineData("{\"eventId\":\"e\",\"orderId\":\"d-1\",\"paymentId\":\"p\",\"status\":\"done\",\"amount\":1,\"currency\":\"EUR\"}")]
    [InlineData("{\"eventId\":\"e\",\"orderId\":\"d-1\",\"paymentId\":\"p p\",\"status\":\"failed\",\"amount\":1,\"currency\":\"EUR\"}")]
    [InlineData("{\"eventId\":\"\",\"orderId\":\"d-1\",\"paymentId\":\"p\",\"status\":\"failed\",\"amount\":1,\"currency\":\"EUR\"}")]
    [InlineData("{\"eventId\":null,\"orderId\":\"d-1\",\"paymentId\":\"p\",\"status\":\"failed\",\"amount\":1,\"currency\":\"EUR\"}")]
    public async Task A_signed_body_that_is_no_notice_is_refused(string body) => (await _till.Tell(body)).IsProblem(400, 1001);

    [Theory]
    [InlineData("nowhere-1")]
    [InlineData("nowhere")]
    [InlineData("-1")]
    public async Task An_order_that_is_not_there_is_unknown(string order)
    {
        var body = _till.Notice("p").Replace($"{_till.DropId}-1", order, StringComparison.Ordinal);
        (await _till.Tell(body)).IsProblem(404, 5004);
    }

    [Fact]
    public async Task A_notice_has_a_bounded_size_and_is_json()
    {
        var large = _till.Notice("p" + new string(' ', 17 * 1_024));
        (await _till.Tell(large)).IsProblem(413, 1010);
        var chunked = await _server.Anonymous.Send(HttpMethod.Post, "/api/payments/webhook", new Unmeasured(large));
        chunked.IsProblem(413, 1010);
        (await _server.Anonymous.PostText("/api/payments/webhook", "x", "text/plain")).IsProblem(415, 1001);
    }

    [Fact]
    public async Task Notices_are_not_held_up_by_the_guests_limit_or_a_bad_token()
    {
        for (var i = 0; i < 10; i++)
            (await _till.Tell(_till.Notice($"p{i}", amount: 1))).Is(200);
        var body = _till.Notice("last");
        var answer = await _server.As("rubbish").Send(
            HttpMethod.Post, "/api/payments/webhook", new StringContent(body, Encoding.UTF8, "application/json"),
            ("LiveRooms-Signature", _till.Signature(body)));
        Assert.Equal("confirmed", answer.Is(200)["outcome"]);
        var page = (await _till.Stall.Creator.Get($"/api/drops/{_till.DropId}/refunds-due?limit=6")).Is(200);
        var rest = (await _till.Stall.Creator.Get($"/api/drops/{_till.DropId}/refunds-due?limit=6&cursor={page["next"]}")).Is(200);
        Assert.Equal((6, 4), (page.Body.GetProperty("items").GetArrayLength(), rest.Body.GetProperty("items").GetArrayLength()));
    }

    private sealed class Unmeasured(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
