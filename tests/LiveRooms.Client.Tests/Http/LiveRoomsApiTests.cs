using System.Net;
using System.Text.Json;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Http;

public sealed class LiveRoomsApiTests
{
    private static readonly TokenReply Token = new("t", 1, Samples.Viewer);
    private static readonly OrderCard Order = new("d-4", "d", 4, "v", 2, 2_500, "EUR", 1);

    /// <summary>Every method that is of no drop: the call, what goes out, what comes back.</summary>
    public static TheoryData<string, Func<LiveRoomsApi, Task<object>>, string, object?, object> Calls => new()
    {
        { "guest", async api => await api.SignIn.GuestAsync("Ada"), "POST /api/sign-in/guest", new GuestSignIn("Ada"), Token },
        { "creator", async api => await api.SignIn.CreatorAsync("c"), "POST /api/sign-in/creator", new CreatorSignIn("c"), Token },
        { "operator", async api => await api.SignIn.OperatorAsync(), "POST /api/sign-in/operator", null, Token },
        { "me", async api => await api.MeAsync(), "GET /api/me", null, Samples.Viewer },
        {
            "list", async api => await api.Shows.ListAsync(), "GET /api/shows?limit=24", null,
            new Page<ShowSummary>([new ShowSummary(Samples.Show(), 3)], "next")
        },
        {
            "list some", async api => await api.Shows.ListAsync("eu", "uk", "live", "a b&c", 5),
            "GET /api/shows?market=eu&language=uk&status=live&cursor=a%20b%26c&limit=5", null, new Page<ShowSummary>([], null)
        },
        {
            "show", async api => await api.Shows.GetAsync("a/b"), "GET /api/shows/a%2Fb", null,
            new ShowDetails(Samples.Show(), [Samples.Drop()], Samples.Counters())
        },
        {
            "create", async api => await api.Shows.CreateAsync(new CreateShow("s", "T", "en", "eu")), "POST /api/shows",
            new CreateShow("s", "T", "en", "eu"), Samples.Show()
        },
        { "live", async api => await api.Shows.GoLiveAsync("s"), "POST /api/shows/s/live", null, Samples.Show() },
        { "end", async api => await api.Shows.EndAsync("s"), "POST /api/shows/s/end", null, Samples.Show() },
        { "pin", async api => await api.Shows.PinAsync("s", "p"), "PUT /api/shows/s/pin", new PinProduct("p"), Samples.Show() },
        { "products", async api => await api.Creators.ProductsAsync("c"), "GET /api/creators/c/products", null, new[] { Samples.Product } },
        {
            "creator details", async api => await api.Creators.GetAsync("c"), "GET /api/creators/c", null,
            new CreatorDetails("c", "Grace", [Samples.Product], ["s"])
        },
        { "put product", async api => await api.Creators.PutProductAsync("c", Samples.Product), "PUT /api/creators/c/products/mug", Samples.Product, Samples.Product },
    };

    /// <summary>What is asked about drops, and done without an idempotency key.</summary>
    public static TheoryData<string, Func<LiveRoomsApi, Task<object>>, string, object?, object> DropCalls => new()
    {
        {
            "drop", async api => await api.Drops.CreateAsync("s", new CreateDrop("d", "p", 3)), "POST /api/shows/s/drops",
            new CreateDrop("d", "p", 3), Samples.Drop()
        },
        { "get drop", async api => await api.Drops.GetAsync("d"), "GET /api/drops/d", null, Samples.Drop() },
        { "open", async api => await api.Drops.OpenAsync("d"), "POST /api/drops/d/open", null, Samples.Drop() },
        { "close", async api => await api.Drops.CloseAsync("d"), "POST /api/drops/d/close", null, Samples.Drop() },
        {
            "reservations", async api => await api.Drops.ReservationsAsync("d", "c", 7), "GET /api/drops/d/reservations?cursor=c&limit=7",
            null, new Page<ClaimCard>([new ClaimCard("d", 4, "v", 2, "held", 1)], null)
        },
        {
            "checkout", async api => await api.Drops.CheckoutAsync("d", 4), "POST /api/drops/d/reservations/4/checkout", null,
            new CheckoutCard("d-4", "/pay/d-4", 2_500, "EUR", 9)
        },
        {
            "refunds due", async api => await api.Drops.RefundsDueAsync("d", "c", 7), "GET /api/drops/d/refunds-due?cursor=c&limit=7", null,
            new Page<RefundDueCard>([new RefundDueCard("d-4", 4, "p", 2_500, "EUR", "late", 1)], null)
        },
        { "orders", async api => await api.Drops.OrdersAsync("d"), "GET /api/drops/d/orders", null, new Page<OrderCard>([Order], null) },
        {
            "more orders", async api => await api.Drops.OrdersAsync("d", "c", 7), "GET /api/drops/d/orders?cursor=c&limit=7", null,
            new Page<OrderCard>([], null)
        },
        { "draw now", async api => await api.Drops.DrawNowAsync("d"), "POST /api/drops/d/draw", null, Samples.Drop() },
        { "draw", async api => await api.Drops.DrawAsync("d"), "GET /api/drops/d/draw", null, Samples.Draw },
        {
            "leaves", async api => await api.Drops.LeavesAsync("d", "c", 7), "GET /api/drops/d/draw/entries?cursor=c&limit=7", null,
            new Page<string>(["11", "22"], "next")
        },
        {
            "proof", async api => await api.Drops.ProofAsync("d"), "GET /api/drops/d/draw/proof", null,
            new ProofCard(Samples.Draw, new EntryCard("d", "v", null, 1), "11", 0, [], "33", 1, [])
        },
        { "drop in a show", async api => await api.Drops.GetAsync("d", "s 1"), "GET /api/drops/d?showId=s%201", null, Samples.Drop() },
        { "shares", async api => await api.Drops.SharesAsync("d"), "GET /api/drops/d/shares", null, new[] { Samples.Share } },
    };

    /// <summary>Every change of a drop; each goes out with its idempotency key.</summary>
    public static TheoryData<string, Func<LiveRoomsApi, Task<object>>, string, object?, object> Changes => new()
    {
        {
            "restock", async api => await api.Drops.RestockAsync("d", 5, "op-1"), "POST /api/drops/d/restock", new Restock(5),
            Samples.Drop()
        },
        { "stock", async api => await api.Drops.ChangeStockAsync("d", -5, "op-1"), "POST /api/drops/d/stock", new ChangeStock(-5), Samples.Drop() },
        {
            "restock a variant", async api => await api.Drops.RestockAsync("d", 5, "op-1", "red"), "POST /api/drops/d/restock",
            new Restock(5, "red"), Samples.Drop()
        },
        {
            "stock of a variant", async api => await api.Drops.ChangeStockAsync("d", -5, "op-1", "red"), "POST /api/drops/d/stock",
            new ChangeStock(-5, "red"), Samples.Drop()
        },
        {
            "price of a variant", async api => await api.Drops.ChangePriceAsync("d", 990, "op-1", "red"), "PUT /api/drops/d/price",
            new ChangePrice(990, "red"), Samples.Drop()
        },
        {
            "countdown", async api => await api.Drops.StartCountdownAsync("d", 30, "op-1"), "POST /api/drops/d/countdown",
            new StartCountdown(30), Samples.Drop()
        },
        {
            "share", async api => await api.Drops.ShareAsync("d", new ShareDrop("s", 3, "red"), "op-1"), "POST /api/drops/d/shares",
            new ShareDrop("s", 3, "red"), new[] { Samples.Share }
        },
        { "pause", async api => await api.Drops.PauseAsync("d", "op-1"), "POST /api/drops/d/pause", null, Samples.Drop() },
        { "resume", async api => await api.Drops.ResumeAsync("d", "op-1"), "POST /api/drops/d/resume", null, Samples.Drop() },
        {
            "closing", async api => await api.Drops.MoveClosingAsync("d", DateTimeOffset.FromUnixTimeMilliseconds(7), "op-1"),
            "PUT /api/drops/d/closing", new MoveClosing(7), Samples.Drop()
        },
        { "price", async api => await api.Drops.ChangePriceAsync("d", 990, "op-1"), "PUT /api/drops/d/price", new ChangePrice(990), Samples.Drop() },
        {
            "cancel", async api => await api.Drops.CancelReservationAsync("d", 4, "op-1"), "POST /api/drops/d/reservations/4/cancel", null,
            Samples.Drop()
        },
        {
            "refund", async api => await api.Drops.RefundAsync("d", 4, true, "op-1"), "POST /api/drops/d/reservations/4/refund",
            new RefundOrder(true), Samples.Drop()
        },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), ProtocolJsonContext.Default);

    private static LiveRoomsApi Api(HttpMessageHandler http) => new(new HttpClient(http) { BaseAddress = new Uri("http://rooms.test/") });

    [Theory]
    [MemberData(nameof(Calls)), MemberData(nameof(DropCalls))]
    [MemberData(nameof(Changes))]
    public async Task Every_call_goes_where_it_should_and_its_answer_is_read(
        string name, Func<LiveRoomsApi, Task<object>> call, string asked, object? sent, object answer)
    {
        using var http = new ScriptedHttp(HttpStatusCode.OK, Json(answer));
        var got = await call(Api(http));
        Assert.Equal(asked, http.Asked);
        Assert.Equal(sent is null ? null : Json(sent), http.Sent);
        Assert.Equal(Json(answer), Json(got));
        Assert.Equal(Changes.Any(change => change.Data.Item1 == name) ? "op-1" : null, http.IdempotencyKey);
        Assert.Null(http.Authorization);
    }

    [Fact]
    public async Task Calls_without_an_answer_go_where_they_should()
    {
        using var http = new ScriptedHttp(HttpStatusCode.NoContent, null);
        var api = Api(http);
        await api.Shows.MuteAsync("s", "v", 60, Cancel);
        Assert.Equal(("POST /api/shows/s/mutes", Json(new MuteViewer("v", 60))), (http.Asked, http.Sent));
        await api.Creators.NameAsync("c", "Grace", Cancel);
        Assert.Equal(("PUT /api/creators/c", Json(new NameCreator("Grace"))), (http.Asked, http.Sent));
        await api.Creators.DeleteProductAsync("c", "p", Cancel);
        Assert.Equal(("DELETE /api/creators/c/products/p", null), (http.Asked, http.Sent));
    }

    [Fact]
    public async Task The_bearer_of_a_token_is_named()
    {
        using var http = new ScriptedHttp(HttpStatusCode.OK, Json(Samples.Viewer));
        await Api(http).As("abc").MeAsync(Cancel);
        Assert.Equal("Bearer abc", http.Authorization);
    }

    [Fact]
    public void A_client_without_an_address_is_refused() =>
        Assert.Throws<ArgumentException>(() => new LiveRoomsApi(new HttpClient()));
}
