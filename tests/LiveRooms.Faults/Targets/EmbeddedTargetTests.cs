using LiveRooms.Faults.Kit;
using LiveRooms.Load.Audience.Transport;
using LiveRooms.Load.Audience.Transport.Sockets;
using LiveRooms.Load.Gates;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Targets;

namespace LiveRooms.Faults.Targets;

/// <summary>The embedded server that a load with sockets starts for itself.</summary>
public sealed class EmbeddedTargetTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_one_process_that_comes_back_with_what_was_sold_and_tells_it()
    {
        await using var target = await TargetDoor.Open(
            TargetDoor.Embedded, TransportKind.Sockets, new TargetSettings(), TimeProvider.System, Cancelled).Soon();
        using var stage = await Stage.Open(target.Edges[0]);
        await stage.Drop("drop-1", stock: 2);
        string guest;
        await using (var viewer = await stage.Enter())
        {
            guest = viewer.Id;
            var held = await viewer.Reserve("drop-1");
            await viewer.Confirm("drop-1", held.Reservation!.ReservationId);
        }

        await target.Processes!.LoseEdge(0, Cancelled).Soon();
        await using var agent = await TargetDoor.Attach(target.Plan, TransportKind.Sockets, TimeProvider.System, Cancelled);
        var told = (await agent.Read([], ["drop-1"], Cancelled).Soon()).Drops["drop-1"];
        var stored = (await target.Read([], ["drop-1"], Cancelled).Soon()).Drops["drop-1"];

        Assert.Equal((false, true), (told.FromJournal, stored.FromJournal));
        Assert.Equal((1, 1), (told.Card.Sold, stored.Card.Sold));
        Assert.Equal([new StoredReservation(1, guest, null, 1, "confirmed")], told.Reservations);
        Assert.Equal([new StoredReservation(1, guest, $"{guest}.1", 1, "confirmed")], stored.Reservations);
        await using var viewers = TransportDoor.Open(target, TransportKind.Sockets, new RunClock(TimeProvider.System), new SocketSettings(1));
        var bell = new Doorbell();
        viewers.Connect(new ViewerIdentity("ann", "Ann", Edge: 0), bell);
        await bell.Opened.Soon();
    }
}
