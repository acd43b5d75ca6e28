using LiveRooms.Faults.Kit;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Transport.Sockets;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Targets;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Faults.Targets;

/// <summary>The cluster that a load starts for itself.</summary>
public sealed class ClusterTargetTests
{
    private const string Creator = "ana";
    private const string Show = "show-1";
    private const string Drop = "drop-1";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_processes_come_back_and_what_was_sold_is_in_the_journal()
    {
        Assert.SkipUnless(LongRun.IsAsked, $"With {LongRun.Variable}=1.");
        await using var target = await Open(TransportKind.Sockets);
        await Begin(target);
        await using var agent = await TargetDoor.Attach(target.Plan, TransportKind.Sockets, TimeProvider.System, Cancelled);
        using var stage = await Stage.Open(target.Edges[1], "another-show");
        var guest = await Buy(stage, target, number: 0);

        await target.Processes!.LoseEdge(0, Cancelled).Soon();
        await target.Processes.RestartEdge(1, Cancelled).Soon();
        await agent.Processes!.RestartSilo(0, Cancelled).Soon();
        var other = await Buy(stage, target, number: 1);
        await target.Director.End(Creator, Show, Cancelled).Soon();
        var truth = await target.Read([Show], [Drop], Cancelled).Soon();

        Assert.Empty(target.Faults);
        Assert.Equal("ended", truth.Shows[Show].Show.Status);
        Assert.True(truth.Drops[Drop].FromJournal);
        Assert.Equal(
            [new StoredReservation(1, guest, $"{guest}.1", 1, "confirmed"), new StoredReservation(2, other, $"{other}.1", 1, "confirmed")],
            truth.Drops[Drop].Reservations);
    }

    [Fact]
    public async Task Viewers_in_memory_have_an_edge_of_it_in_this_process_and_so_have_agents()
    {
        Assert.SkipUnless(LongRun.IsAsked, $"With {LongRun.Variable}=1.");
        await using var target = await Open(TransportKind.Memory, silos: 1, edges: 1);
        await using var agent = await TargetDoor.Attach(target.Plan, TransportKind.Memory, TimeProvider.System, Cancelled);
        await Begin(target);
        await target.Director.Warm(Show, Cancelled).Soon();

        foreach (var way in (LiveTarget[])[target, agent])
        {
            await using var viewers = TransportDoor.Open(way, TransportKind.Memory, new RunClock(TimeProvider.System), new SocketSettings(1));
            var sink = new Doorbell();
            viewers.Connect(new ViewerIdentity("ann", "Ann", Edge: 0), sink);
            await sink.Opened.Soon();
        }
    }

    private static Task<LiveTarget> Open(TransportKind transport, int silos = 2, int edges = 2) => TargetDoor.Open(
        TargetDoor.Cluster, transport, new TargetSettings { Silos = silos, Edges = edges }, TimeProvider.System, Cancelled).Soon();

    private static async Task Begin(LiveTarget target)
    {
        await target.Director.Present(Creator, new CreateShow(Show, "Lamps", "en", "eu", Headline: true), Cancelled).Soon();
        await target.Director.Announce(Creator, Show, new CreateDrop(Drop, "lamp", Stock: 2), Cancelled).Soon();
        await target.Director.Open(Creator, Drop, Cancelled).Soon();
    }

    private static async Task<string> Buy(Stage stage, LiveTarget target, int number)
    {
        await using var viewer = await stage.Guest(number, [.. target.Edges]);
        await viewer.Join(Show);
        var held = await viewer.Reserve(Drop);
        Assert.Equal("confirmed", (await viewer.Confirm(Drop, held.Reservation!.ReservationId)).Reservation?.Status);
        return viewer.Id;
    }
}
