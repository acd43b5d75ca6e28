using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LiveRooms.Client;
using LiveRooms.Deploy.Metrics;

namespace LiveRooms.Deploy.Balancer;

public sealed partial class LiveBalancerTests(LiveBalancer balancer) : IClassFixture<LiveBalancer>
{
    private const string Served = "liverooms_edge_sockets_total{by=\"edge\"}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_viewer_joins_through_it_on_a_socket_that_the_edge_serves_itself()
    {
        using var http = new HttpClient(balancer.Handler()) { BaseAddress = balancer.Address };
        var guest = await new LiveRoomsApi(http).SignIn.GuestAsync("Vera", Cancel);
        var before = await ServedByTheEdge();
        await using var connection = new LiveRoomsConnection(new LiveRoomsOptions
        {
            BaseAddress = balancer.Address,
            Token = _ => Task.FromResult(guest.Token),
            ConfigureTransport = options => options.WebSocketConfiguration = socket => socket.RemoteCertificateValidationCallback = balancer.IsOurs,
        });
        await using var room = await connection.JoinAsync("demo-en", Cancel);
        await room.ChatAsync("hello", cancel: Cancel);
        Assert.Equal(before + 1, await ServedByTheEdge());
    }

    [Fact]
    public async Task A_viewer_whose_connection_brought_pages_before_gets_one_of_its_own_to_the_edge()
    {
        using var http = new HttpClient(balancer.Handler()) { BaseAddress = balancer.Address };
        var guest = await new LiveRoomsApi(http).SignIn.GuestAsync("Vera", Cancel);
        var before = await ServedByTheEdge();
        var statuses = await balancer.Send(
            "HEAD /", "HEAD /",
            $"GET /hub/live?access_token={guest.Token}\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\n" +
            $"Sec-WebSocket-Key: {Convert.ToBase64String(new byte[16])}");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.SwitchingProtocols], statuses);
        Assert.Equal(before + 1, await ServedByTheEdge());
    }

    [Theory]
    [InlineData("/metrics", HttpStatusCode.NotFound)]
    [InlineData("/METRICS", HttpStatusCode.NotFound)]
    [InlineData("/%6detrics", HttpStatusCode.NotFound)]
    [InlineData("/metrics/", HttpStatusCode.NotFound)]
    [InlineData("/health/ready", HttpStatusCode.NotFound)]
    [InlineData("/x/../metrics", HttpStatusCode.BadRequest)]
    [InlineData("/x/%2e%2e/metrics", HttpStatusCode.BadRequest)]
    [InlineData("/./metrics", HttpStatusCode.BadRequest)]
    [InlineData("/api/shows", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.OK)]
    public async Task Figures_and_health_are_for_the_inside(string path, HttpStatusCode status) =>
        Assert.Equal([status], await balancer.Send($"GET {path}"));

    [Fact]
    public async Task Who_comes_without_tls_is_sent_to_it()
    {
        using var http = new HttpClient(balancer.Handler()) { BaseAddress = balancer.Plain };
        using var answer = await http.GetAsync(new Uri("/show/demo-en?from=mail", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal(new Uri($"https://{balancer.Plain.Host}:{balancer.Address.Port}/show/demo-en?from=mail"), answer.Headers.Location);
    }

    [Fact]
    public async Task Who_comes_back_without_websockets_gets_the_same_edge_by_a_cookie_that_is_kept_safe()
    {
        using var http = new HttpClient(balancer.Handler()) { BaseAddress = balancer.Address };
        using var answer = await http.GetAsync(new Uri("/api/shows", UriKind.Relative), Cancel);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("LiveRoomsEdge=", cookie, StringComparison.Ordinal);
        Assert.All(["Secure", "HttpOnly", "SameSite"], word => Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("max-age", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_the_balancer_that_dashboards_name_are_measured()
    {
        using var http = new HttpClient();
        var measured = Name().Matches(await http.GetStringAsync(balancer.Figures, Cancel)).Select(match => match.Groups[1].Value).ToHashSet();
        var named = DeployFolder.Files(Dashboard.Folder, "*.json").SelectMany(file => Dashboard.Read(file).Panels)
            .SelectMany(panel => panel.Targets ?? []).Select(target => target.Expr).Concat(Alerts.Read().Select(alert => alert.Expr))
            .SelectMany(PromQl.Names).Where(name => name.StartsWith("haproxy_", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(measured));
    }

    private async Task<int> ServedByTheEdge()
    {
        using var http = new HttpClient { BaseAddress = balancer.Server.Address };
        var line = (await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancel)).Split('\n')
            .SingleOrDefault(line => line.StartsWith(Served, StringComparison.Ordinal));
        return line is null ? 0 : int.Parse(line[Served.Length..], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^# TYPE (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Name();
}
