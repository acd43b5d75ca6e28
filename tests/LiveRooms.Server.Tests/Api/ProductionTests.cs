namespace LiveRooms.Server.Tests.Api;

public sealed class ProductionTests : IAsyncLifetime
{
    private FakeAuthority _authority = null!;
    private RunningServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _authority = await FakeAuthority.Start();
        _server = await RunningServer.Start(
            "Production", $"--LiveRooms:SignIn:Authority={_authority.Address}", $"--LiveRooms:SignIn:Audience={FakeAuthority.Audience}",
            "--LiveRooms:SignIn:RoleClaim=groups", "--LiveRooms:SignIn:NameClaim=given", "--LiveRooms:Telemetry:MetricsForOperatorsOnly=true",
            "--LiveRooms:SignIn:GuestBurst=3", "--LiveRooms:SignIn:GuestsPerSecond=1");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _authority.DisposeAsync();
    }

    [Fact]
    public async Task Creators_and_operators_come_from_the_external_issuer()
    {
        var creator = _server.As(_authority.Token("mila", "creator"));
        var me = (await creator.Get("/api/me")).Is(200);
        Assert.Equal(("mila", "Mila", "creator"), (me["viewerId"], me["name"], me["role"]));
        (await creator.Post("/api/shows", Stall.Show("s1"))).Is(201);
        Assert.Equal("Mila", (await _server.Anonymous.Get("/api/creators/mila")).Is(200)["name"]);
        (await creator.Post("/ops/session")).IsProblem(403, 1003);

        var boss = _server.As(_authority.Token("boss", "operator"));
        (await boss.Post("/api/shows/s1/live")).Is(200);
        (await boss.Get("/metrics")).Is(200);
        (await _server.Anonymous.Get("/metrics")).IsProblem(401, 1002);
        Assert.Equal("viewer", (await _server.As(_authority.Token("joe", "else")).Get("/api/me")).Is(200)["role"]);
    }

    [Fact]
    public async Task An_external_subject_that_is_no_id_gets_one_and_can_never_be_a_guest()
    {
        var first = (await _server.As(_authority.Token("auth|1 2", "viewer")).Get("/api/me")).Is(200);
        var again = (await _server.As(_authority.Token("auth|1 2", "viewer")).Get("/api/me")).Is(200);
        Assert.Equal(first["viewerId"], again["viewerId"]);
        Assert.StartsWith("x-", first["viewerId"], StringComparison.Ordinal);
        Assert.StartsWith("x-", (await _server.As(_authority.Token("g-somebody", "viewer")).Get("/api/me")).Is(200)["viewerId"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_for_others_or_from_others_are_refused()
    {
        (await _server.As(_authority.Token("mila", "creator", audience: "else")).Get("/api/me")).IsProblem(401, 1002);
        (await _server.As(_authority.Token("mila", "creator", issuer: "https://else.example")).Get("/api/me")).IsProblem(401, 1002);
        (await _server.As(_authority.Token("mila", "creator", issuer: "liverooms")).Get("/api/me")).IsProblem(401, 1002);
    }

    [Fact]
    public async Task The_built_in_issuer_vouches_for_guests_only()
    {
        (await _server.Guest().Get("/api/me")).Is(200);
        (await _server.Creator("mila").Get("/api/me")).IsProblem(401, 1002);
        (await _server.Operator().Get("/api/me")).IsProblem(401, 1002);
        (await _server.Anonymous.Post("/api/sign-in/creator", new { creatorId = "mila" })).IsProblem(404, 1001);
        (await _server.Anonymous.Post("/api/sign-in/operator")).IsProblem(404, 1001);
        (await _server.Anonymous.Get("/ops")).IsProblem(404, 1001);
    }

    [Fact]
    public async Task Guests_sign_in_at_a_bounded_rate()
    {
        for (var guest = 0; guest < 3; guest++)
            (await _server.Anonymous.Post("/api/sign-in/guest")).Is(200);
        var refused = (await _server.Anonymous.Post("/api/sign-in/guest")).IsProblem(429, 1006);
        Assert.Equal("1", refused.Headers.GetValues("Retry-After").Single());
    }
}
