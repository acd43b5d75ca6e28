using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Outbound;
using LiveRooms.Edge.Warmth;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Tests.Warmth;

public sealed class WarmRelayTests
{
    private static readonly EdgeOptions Brief = new() { Tick = TimeSpan.FromMilliseconds(5), RelayLinger = TimeSpan.Zero };

    [Fact]
    public async Task A_relay_opens_before_anybody_comes_and_stays_until_the_room_is_let_go()
    {
        await using var bench = new RelayBench(options: Brief);
        using var warm = await Begin(bench);
        var list = bench.Grains.WarmRooms;

        Assert.Empty((await list.Tell("show-1", "show-2")).Ready);
        var next = await list.Tell("show-1", "show-2");
        Assert.Equal(("edge-1", 1), (next.Edge, next.Version));
        Assert.Equal(["show-1", "show-2"], next.Ready.Select(show => show.Value).Order(StringComparer.Ordinal));
        Assert.Equal(2, bench.Relays.Count);

        await list.Tell("show-2");
        Assert.Equal([new ShowId("show-2")], (await list.Tell()).Ready);
        Assert.Empty((await list.Tell()).Ready);
        await bench.AllClosed();
        await Stop(warm);
    }

    [Fact]
    public async Task Viewers_find_the_warm_relay_and_keep_it_when_it_is_let_go()
    {
        await using var bench = new RelayBench(options: Brief);
        using var warm = await Begin(bench);
        var list = bench.Grains.WarmRooms;
        await list.Tell("show-1");
        await list.Tell("show-1");

        var stay = await bench.Join();
        await list.Tell();
        await list.Tell();
        Assert.Same(stay.Relay, await bench.Enter());
        Assert.Equal(1, bench.Relays.Count);
        await Stop(warm);
    }

    [Fact]
    public async Task While_the_list_cannot_be_had_what_is_warm_stays_so()
    {
        var clock = new HandClock();
        await using var bench = new RelayBench(options: Brief);
        using var warm = await Begin(bench, clock);
        var list = bench.Grains.WarmRooms;
        await list.Tell("show-1");
        await clock.Pass(WarmRooms.Rest);

        await list.Fail();
        await clock.Pass(Backoff.After(1));
        await list.Fail();
        await clock.Pass(Backoff.After(2));
        var asked = await list.Tell("show-1");
        Assert.Equal((1, 1), (asked.Version, asked.Ready.Length));
        Assert.Equal(1, bench.Relays.Count);
        await Stop(warm);
    }

    /// <summary>The list's silo stops: it answers at once, and as often as it is asked.</summary>
    [Fact]
    public async Task An_answer_that_comes_at_once_is_followed_by_a_rest()
    {
        var clock = new HandClock();
        await using var bench = new RelayBench(options: Brief);
        using var warm = await Begin(bench, clock);
        var list = bench.Grains.WarmRooms;
        for (var answer = 1; answer <= 3; answer++)
        {
            await list.Tell("show-1");
            await clock.Waiting(WarmRooms.Rest);
            Assert.False(list.IsAsked);
            clock.Advance(WarmRooms.Rest);
        }

        Assert.Equal(3, (await list.Tell("show-1")).Version);
        await Stop(warm);
    }

    [Fact]
    public async Task A_show_that_is_not_there_is_not_ready_and_does_not_hinder_the_others()
    {
        await using var bench = new RelayBench(options: Brief);
        bench.Grains.Show("nowhere").Remove();
        using var warm = await Begin(bench);
        await bench.Grains.WarmRooms.Tell("nowhere", "show-1");
        Assert.Equal([new ShowId("show-1")], (await bench.Grains.WarmRooms.Tell()).Ready);
        await Stop(warm);
    }

    [Fact]
    public async Task An_edge_that_ends_lets_all_go()
    {
        await using var bench = new RelayBench(options: Brief);
        using var warm = await Begin(bench);
        await bench.Grains.WarmRooms.Tell("show-1");
        await bench.Grains.WarmRooms.Tell("show-1");
        await Stop(warm);
        await bench.AllClosed();
    }

    [Fact]
    public async Task What_is_wanted_and_what_is_ready_is_measured()
    {
        await using var bench = new RelayBench(options: Brief);
        using var heard = new HeardMetrics();
        bench.Grains.Show("nowhere").Remove();
        using var warm = await Begin(bench, metrics: heard);
        await bench.Grains.WarmRooms.Tell("nowhere", "show-1");
        await bench.Grains.WarmRooms.Asked();
        Assert.Equal((2, 1), (heard["liverooms.edge.warm.wanted"], heard["liverooms.edge.warm.ready"]));
        await bench.Grains.WarmRooms.Tell("show-1");
        await bench.Grains.WarmRooms.Asked();
        Assert.Equal((1, 1), (heard["liverooms.edge.warm.wanted"], heard["liverooms.edge.warm.ready"]));
        await Stop(warm);
        Assert.Equal((0, 0), (heard["liverooms.edge.warm.wanted"], heard["liverooms.edge.warm.ready"]));
    }

    private static async Task<WarmRooms> Begin(RelayBench bench, TimeProvider? time = null, HeardMetrics? metrics = null)
    {
        var warm = new WarmRooms(bench.Relays, bench.Grains, "edge-1", metrics?.Metrics ?? Make.Metrics(), time ?? TimeProvider.System, new HeardLog<WarmRooms>());
        await warm.StartAsync(CancellationToken.None);
        return warm;
    }

    private static Task Stop(WarmRooms warm) => warm.StopAsync(CancellationToken.None).Soon();
}
