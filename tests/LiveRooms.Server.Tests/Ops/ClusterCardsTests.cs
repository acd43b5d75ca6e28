using System.Collections.Immutable;
using System.Net;
using LiveRooms.Grains.Cluster;
using LiveRooms.Protocol.Http;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shedding;
using LiveRooms.Server.Ops.Cluster;

namespace LiveRooms.Server.Tests.Ops;

public sealed class ClusterCardsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Silos_come_first_and_each_process_says_what_it_is()
    {
        var silo = Address(11_111);
        var card = ClusterCards.Of(
            [Seen("edge", edge: Edge(EdgeState.Draining, 9)), Seen("both", silo, Edge(EdgeState.Open, 2))], [Member(silo, SiloStatus.Active)], Now);
        Assert.Equal(["both", "edge"], card.Processes.Select(process => process.ProcessId));
        Assert.Equal(["running", "draining"], card.Processes.Select(process => process.State));
        Assert.Equal("127.0.0.1:11111", card.Processes[0].Silo!.Address);
        Assert.Equal((2, 9), (card.Processes[0].Edge!.Viewers, card.Processes[1].Edge!.Viewers));
        Assert.Equal((1_500L, 0.123), (card.Processes[0].SaidMs, card.Processes[0].Cpu));
    }

    [Fact]
    public void A_silo_says_what_it_is_kept_for_how_loaded_it_is_and_what_its_store_does()
    {
        var said = Seen("full", Address(1));
        var silo = said.Report.Silo! with { Labels = ["headline", "east"], Storeless = 3, WentBack = 2 };
        var full = said with { Report = said.Report with { Silo = silo, Load = new LoadReport(LoadLevel.Full, LoadCause.Memory) } };
        var card = ClusterCards.Of([full], [], Now).Processes[0];
        Assert.Equal(new ProcessLoadCard("full", "memory"), card.Load);
        Assert.Equal(["headline", "east"], card.Silo!.Labels);
        Assert.Equal((3, 2), (card.Silo.Storeless, card.Silo.WentBack));
    }

    [Fact]
    public void A_process_of_an_older_version_says_less()
    {
        var card = ClusterCards.Of([Seen("old", Address(1))], [], Now).Processes[0];
        Assert.Null(card.Load);
        Assert.Empty(card.Silo!.Labels);
    }

    [Theory]
    [InlineData(SiloStatus.Active, "silent")]
    [InlineData(SiloStatus.Dead, "dead")]
    [InlineData(SiloStatus.Joining, "starting")]
    [InlineData(SiloStatus.ShuttingDown, "stopping")]
    public void A_silo_that_says_nothing_is_named_by_the_membership(SiloStatus status, string state)
    {
        var process = Assert.Single(ClusterCards.Of([], [Member(Address(1), status)], Now).Processes);
        Assert.Equal((state, null, "127.0.0.1:1"), (process.State, process.ProcessId, process.Silo!.Address));
    }

    [Fact]
    public void Silos_that_are_long_dead_are_left_out_and_of_the_others_the_newest_are_named()
    {
        var old = Member(Address(1), SiloStatus.Dead);
        old.IAmAliveTime = Now.UtcDateTime - TimeSpan.FromMinutes(11);
        Assert.Empty(ClusterCards.Of([], [old], Now).Processes);

        var many = Enumerable.Range(1, 30).Select(number =>
        {
            var dead = Member(Address(number), SiloStatus.Dead);
            dead.StartTime += TimeSpan.FromSeconds(number);
            return dead;
        });
        var named = ClusterCards.Of([], [.. many], Now).Processes;
        Assert.Equal(ClusterCards.MostDead, named.Count);
        Assert.Contains(named, process => process.Silo!.Address == "127.0.0.1:30");
    }

    [Fact]
    public void A_room_on_several_edges_is_one_room()
    {
        var card = ClusterCards.Of(
            [
                Seen("a", edge: Edge(EdgeState.Open, 30, Room("warm", 10, 40, RoomHeat.Small), Room("hot", 20, 100, RoomHeat.Large))),
                Seen("b", edge: Edge(EdgeState.Open, 5, Room("hot", 5, 250, RoomHeat.Huge))),
            ], [], Now);
        Assert.Equal(["hot", "warm"], card.Rooms.Select(room => room.Room.ShowId));
        var hot = card.Rooms[0];
        Assert.Equal((2, 25, "huge", 250d, "heat"), (hot.Edges, hot.Room.Viewers, hot.Room.Heat, hot.Room.TickMs, hot.Room.Why));
        Assert.Equal((60L, 3d, 1d, 50d, 4d),
            (hot.Room.Audience, hot.Room.LinesPerSecond, hot.Room.LeftOutPerSecond, hot.Room.DeliveriesPerSecond, hot.Room.SkippedPerSecond));
    }

    [Fact]
    public void Rooms_are_bounded()
    {
        var edges = Enumerable.Range(0, 10).Select(edge => Seen(
            $"e{edge}", edge: Edge(EdgeState.Open, 0, [.. Enumerable.Range(0, 20).Select(room => Room($"r{edge}-{room}", room, 20, RoomHeat.Small))])));
        Assert.Equal(ClusterCards.MostRooms, ClusterCards.Of([.. edges], [], Now).Rooms.Count);
    }

    [Theory]
    [InlineData(SiloState.Open, null, "running")]
    [InlineData(SiloState.Draining, null, "draining")]
    [InlineData(SiloState.Empty, null, "empty")]
    [InlineData(SiloState.Open, EdgeState.Draining, "draining")]
    [InlineData(SiloState.Open, EdgeState.Empty, "draining")]
    [InlineData(SiloState.Draining, EdgeState.Empty, "draining")]
    [InlineData(SiloState.Empty, EdgeState.Empty, "empty")]
    public void A_process_is_empty_when_all_it_is_is_empty(SiloState silo, EdgeState? edge, string state)
    {
        var address = Address(1);
        var seen = Seen("a", address, edge is { } its ? Edge(its, 0) : null);
        seen = seen with { Report = seen.Report with { Silo = seen.Report.Silo! with { State = silo } } };
        Assert.Equal(state, Assert.Single(ClusterCards.Of([seen], [Member(address, SiloStatus.Active)], Now).Processes).State);
    }

    private static ProcessSeen Seen(string id, SiloAddress? silo = null, EdgeReport? edge = null) => new(
        new ProcessReport(
            new ProcessId(id), "host", "1.0.0", Now, 0.12345, 1_000, TimeSpan.FromSeconds(2),
            silo is null ? null : new SiloReport(silo.ToParsableString(), 7), edge),
        TimeSpan.FromSeconds(1.5));

    private static EdgeReport Edge(EdgeState state, int viewers, params ImmutableArray<RoomStatus> hottest) =>
        new(state, viewers, viewers, hottest.Length, hottest);

    private static RoomStatus Room(string show, int viewers, int tick, RoomHeat heat) => new(
        new ShowId(show), viewers, 60, heat, TimeSpan.FromMilliseconds(tick), TickReason.Heat, 3, 1, 25, 2);

    private static SiloAddress Address(int port) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), 7);

    private static MembershipEntry Member(SiloAddress address, SiloStatus status) => new()
    {
        SiloAddress = address,
        Status = status,
        HostName = "host",
        StartTime = Now.UtcDateTime,
        IAmAliveTime = Now.UtcDateTime,
    };
}
