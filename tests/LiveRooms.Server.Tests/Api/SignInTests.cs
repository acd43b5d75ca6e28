using LiveRooms.Server.SignIn;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Server.Tests.Api;

public sealed class SignInTests(ServerFixture fixture)
{
    private readonly RunningServer _server = fixture.Server;

    [Fact]
    public async Task A_guest_gets_a_token_and_an_id_and_a_name()
    {
        var reply = (await _server.Anonymous.Post("/api/sign-in/guest")).Is(200);
        var viewer = reply.Body.GetProperty("viewer");
        Assert.StartsWith("g-", viewer.GetProperty("viewerId").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Guest ", viewer.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal("viewer", viewer.GetProperty("role").GetString());

        var me = (await _server.As(reply["token"]!).Get("/api/me")).Is(200);
        Assert.Equal(viewer.GetProperty("viewerId").GetString(), me["viewerId"]);
    }

    [Fact]
    public async Task Two_guests_are_two_viewers()
    {
        var first = (await _server.Anonymous.Post("/api/sign-in/guest", new { name = "Ann" })).Is(200);
        var second = (await _server.Anonymous.Post("/api/sign-in/guest", new { name = "Ann" })).Is(200);
        Assert.NotEqual(Id(first), Id(second));

        static string? Id(Answer answer) => answer.Body.GetProperty("viewer").GetProperty("viewerId").GetString();
    }

    [Fact]
    public async Task A_guest_who_returns_with_a_token_keeps_the_id_and_may_change_the_name()
    {
        var first = (await _server.Anonymous.Post("/api/sign-in/guest", new { name = "Ann" })).Is(200);
        var again = _server.As(first["token"]!);
        var renamed = (await again.Post("/api/sign-in/guest", new { name = " Anna " })).Is(200).Body.GetProperty("viewer");
        var same = (await again.Post("/api/sign-in/guest")).Is(200).Body.GetProperty("viewer");
        var id = first.Body.GetProperty("viewer").GetProperty("viewerId").GetString();
        Assert.Equal((id, "Anna"), (renamed.GetProperty("viewerId").GetString(), renamed.GetProperty("name").GetString()));
        Assert.Equal((id, "Ann"), (same.GetProperty("viewerId").GetString(), same.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_creators_token_makes_no_guest_of_the_creator()
    {
        var reply = (await _server.Creator(ServerFixture.NewId("creator")).Post("/api/sign-in/guest")).Is(200);
        Assert.StartsWith("g-", reply.Body.GetProperty("viewer").GetProperty("viewerId").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("an\u0007n")]
    [InlineData("12345678901234567890123456789012345678901")]
    public async Task A_name_that_cannot_be_shown_is_refused(string name)
    {
        (await _server.Anonymous.Post("/api/sign-in/guest", new { name })).IsProblem(400, 2015);
        (await _server.Anonymous.Post("/api/sign-in/creator", new { creatorId = "c1", name })).IsProblem(400, 2015);
    }

    [Fact]
    public async Task A_creator_signs_in_in_Development_and_is_known_from_then_on()
    {
        var id = ServerFixture.NewId("creator");
        var reply = (await _server.Anonymous.Post("/api/sign-in/creator", new { creatorId = id, name = "Mila" })).Is(200);
        var me = (await _server.As(reply["token"]!).Get("/api/me")).Is(200);
        Assert.Equal((id, "Mila", "creator"), (me["viewerId"], me["name"], me["role"]));
        Assert.Equal("Mila", (await _server.Anonymous.Get($"/api/creators/{id}")).Is(200)["name"]);

        var later = (await _server.Anonymous.Post("/api/sign-in/creator", new { creatorId = id })).Is(200);
        Assert.Equal("Mila", later.Body.GetProperty("viewer").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("g-somebody")]
    public async Task A_creators_id_must_be_an_id_and_not_a_guests(string creatorId) =>
        (await _server.Anonymous.Post("/api/sign-in/creator", new { creatorId })).IsProblem(400, 1001);

    [Fact]
    public async Task An_operator_signs_in_in_Development()
    {
        var reply = (await _server.Anonymous.Post("/api/sign-in/operator")).Is(200);
        Assert.Equal("operator", (await _server.As(reply["token"]!).Get("/api/me")).Is(200)["role"]);
    }

    [Fact]
    public async Task Nobody_is_somebody_without_a_token() => (await _server.Anonymous.Get("/api/me")).IsProblem(401, 1002);

    [Theory]
    [InlineData("abc")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJnLTEiLCJpc3MiOiJsaXZlcm9vbXMiLCJhdWQiOiJsaXZlcm9vbXMifQ.")]
    public async Task A_made_up_token_is_refused(string token) => (await _server.As(token).Get("/api/me")).IsProblem(401, 1002);

    [Fact]
    public async Task A_token_signed_with_another_key_is_refused()
    {
        var other = Issuer(new SigningKey(new byte[64]), TimeSpan.Zero);
        (await _server.As(other).Get("/api/me")).IsProblem(401, 1002);
    }

    [Fact]
    public async Task An_expired_token_is_refused_and_one_within_the_skew_is_not()
    {
        var key = _server.Get<SigningKey>();
        var lifetime = new SignInOptions().GuestLifetime;
        (await _server.As(Issuer(key, -lifetime - TokenRules.ClockSkew - TimeSpan.FromMinutes(1))).Get("/api/me")).IsProblem(401, 1002);
        (await _server.As(Issuer(key, -lifetime + TimeSpan.FromMinutes(1))).Get("/api/me")).Is(200);
    }

    [Fact]
    public async Task A_token_of_tomorrow_is_refused() =>
        (await _server.As(Issuer(_server.Get<SigningKey>(), TimeSpan.FromDays(1))).Get("/api/me")).IsProblem(401, 1002);

    [Fact]
    public async Task The_query_carries_a_token_to_the_hub_and_nowhere_else()
    {
        var token = _server.Guest().Token;
        (await _server.Anonymous.Get($"/api/me?access_token={token}")).IsProblem(401, 1002);
        (await _server.Anonymous.Post($"/hub/live/negotiate?negotiateVersion=1&access_token={token}")).Is(200);
        (await _server.Anonymous.Post("/hub/live/negotiate?negotiateVersion=1")).IsProblem(401, 1002);
    }

    private static string Issuer(SigningKey key, TimeSpan offset)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + offset);
        return new TokenIssuer(key, Options.Create(new SignInOptions()), time).Issue(new("g-1", "Ann", RoleNames.Viewer)).Token;
    }
}
