using System.Security.Claims;
using LiveRooms.Edge.Inbound;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Hub;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveRooms.Edge.Tests.Transport;

public sealed class LiveConnectionTests
{
    private const string Handshake = """{"protocol":"json","version":1}""";
    private const string Join = """{"type":1,"invocationId":"1","target":"Join","arguments":[{"showId":"show-1"}]}""";

    [Fact]
    public async Task The_hub_serves_it_as_any_other_and_is_done_when_its_client_is_gone()
    {
        await using var bench = await HubBench.Start();
        var connection = Connection();
        var run = Run(bench, connection);
        await connection.Write(Handshake);
        Assert.Equal("{}", await connection.Read());
        await connection.Write(Join);
        Assert.Contains("\"resumed\":false", await connection.Read(), StringComparison.Ordinal);
        await bench.Grains.Show().Reported(r => r.Audience == 1);
        connection.EndInput();
        Assert.Equal("""{"type":7,"allowReconnect":true}""", await connection.Read());
        await run.Soon();
        await bench.Grains.Show().Reported(r => r.Audience == 0);
        Assert.True(connection.Disposed);
    }

    [Fact]
    public async Task A_beat_pings_what_was_quiet_for_long()
    {
        await using var bench = await Started(hub => hub.KeepAliveInterval = TimeSpan.FromTicks(1));
        var connection = Connection();
        var run = Run(bench, connection);
        await connection.Write(Handshake);
        await connection.Read();
        connection.Beat(Make.Start);
        Assert.Equal("""{"type":6}""", await connection.Read());
        connection.Abort();
        await run.Soon();
    }

    [Fact]
    public async Task A_beat_ends_the_connection_of_a_client_that_has_fallen_silent()
    {
        await using var bench = await Started(hub => hub.ClientTimeoutInterval = TimeSpan.FromTicks(1));
        var connection = Connection();
        var run = Run(bench, connection);
        await connection.Write(Handshake);
        await connection.Read();
        await connection.Write("""{"type":6}""");
        await connection.Write("""{"type":1,"invocationId":"1","target":"Leave","arguments":[]}""");
        // Its answer says that the ping before it was read.
        Assert.Contains("\"type\":3", await connection.Read(), StringComparison.Ordinal);
        // A silence is measured from when the hub began to listen again, which is after its answer.
        await Patience.Until(() =>
        {
            connection.Beat(Make.Start);
            return connection.Ending;
        });
        Assert.Contains("\"error\":\"1007 ", await connection.Read(), StringComparison.Ordinal);
        await run.Soon();
    }

    [Fact]
    public async Task A_sign_in_that_is_over_ends_the_connection_in_a_way_that_lets_the_client_come_again()
    {
        await using var bench = await HubBench.Start();
        var connection = new PipeConnection(User()) { SignInEnds = Make.Start.AddHours(1) };
        var run = Run(bench, connection);
        await connection.Write(Handshake);
        await connection.Read();
        connection.Beat(Make.Start.AddHours(1).AddTicks(-1));
        Assert.False(run.IsCompleted);
        connection.Beat(Make.Start.AddHours(1));
        Assert.Equal("""{"type":7,"allowReconnect":true}""", await connection.Read());
        await run.Soon();
        Assert.False(connection.IsAborted);
    }

    [Fact]
    public async Task Who_does_not_read_its_last_words_is_cut_after_a_few_beats()
    {
        await using var bench = await HubBench.Start();
        var connection = new PipeConnection(User(), outputRoom: 1);
        var run = Run(bench, connection);
        await connection.Write(Handshake);
        await connection.Read();
        connection.RequestClose();
        for (var beat = 0; beat < 6; beat++)
        {
            Assert.False(connection.IsAborted);
            connection.Beat(Make.Start);
        }
        await run.Soon();
        Assert.True(connection.IsAborted);
    }

    [Fact]
    public async Task What_is_cut_leaves_the_room_and_its_calls_are_told()
    {
        await using var bench = await HubBench.Start();
        var connection = Connection();
        var run = Run(bench, connection);
        await connection.Write(Handshake);
        await connection.Read();
        await connection.Write(Join);
        await connection.Read();
        var hub = connection.Features.Get<HubConnectionContext>()!;
        connection.Abort();
        await run.Soon();
        Assert.True(hub.ConnectionAborted.IsCancellationRequested);
        await bench.Grains.Show().Reported(r => r.Audience == 0);
    }

    [Fact]
    public async Task What_is_cut_before_its_handshake_is_over()
    {
        await using var bench = await HubBench.Start();
        var connection = Connection();
        var run = Run(bench, connection);
        connection.Abort();
        await run.Soon();
        Assert.True(connection.Disposed);
    }

    [Fact]
    public void It_is_its_own_features_and_keeps_those_that_are_set()
    {
        var connection = Connection();
        var features = connection.Features;
        Assert.Same(connection, features.Get<IViewerOutlet>());
        Assert.Same(connection, features[typeof(IConnectionHeartbeatFeature)]);
        Assert.Null(features.Get<IConnectionInherentKeepAliveFeature>());
        Assert.Null(features.Get<HubConnectionContext>());
        var other = Connection();
        features.Set<IViewerOutlet>(other);
        Assert.Same(other, features.Get<IViewerOutlet>());
        features[typeof(HubConnectionContext)] = null;
        Assert.Contains(features, feature => feature.Key == typeof(IConnectionUserFeature));
        Assert.NotEqual(connection.ConnectionId, other.ConnectionId);
        Assert.Equal(connection.ConnectionId, connection.ConnectionId);
        Assert.Same(connection.Items, connection.Items);
    }

    private static Task<HubBench> Started(Action<HubOptions<LiveHub>> adjust) => HubBench.Start(services: s => s.Configure(adjust));

    private static PipeConnection Connection() => new(User());

    private static ClaimsPrincipal User() => new(new ClaimsIdentity([new Claim("sub", "viewer-1"), new Claim("name", "Ada")], "test"));

    private static async Task Run(HubBench bench, PipeConnection connection)
    {
        await bench.Services.GetRequiredService<HubConnectionHandler<LiveHub>>().OnConnectedAsync(connection);
        await connection.DisposeAsync();
    }
}
