using LiveRooms.Load.Gates;
using LiveRooms.Load.Targets;

namespace LiveRooms.Load.Tests.Targets;

public sealed class EmbeddedTargetTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_viewers_in_memory_the_server_is_in_this_process_and_its_journal_is_read()
    {
        await using var target = await TargetDoor.Open(
            TargetDoor.Embedded, TransportKind.Memory, new TargetSettings(), TimeProvider.System, Cancelled);
        await Evening.Begin(target);
        var guest = await Evening.Buy(target);

        var truth = await target.Read([Evening.Show], [Evening.Drop], Cancelled);

        Assert.Equal(0, target.Viewers.Connected);
        Assert.Equal("live", truth.Shows[Evening.Show].Show.Status);
        var drop = truth.Drops[Evening.Drop];
        Assert.True(drop.FromJournal);
        Assert.Equal(1, drop.Card.Sold);
        Assert.Equal(
            [new StoredReservation(1, guest, "first", 1, "confirmed"), new StoredReservation(2, guest, "second", 1, "released")],
            drop.Reservations);
    }
}
