using LiveRooms.Client.Rooms;
using LiveRooms.Client.Tests.Fakes;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Link;

public sealed class ReaderTests : HubTest
{
    private const int Unread = 128;

    [Fact]
    public async Task A_slow_reader_is_told_to_start_again_and_holds_up_nobody()
    {
        var room = await JoinAsync(Server.Options(unreadLimit: Unread));
        await using var slow = await Reading.OfAsync(room);
        await using var quick = await Reading.OfAsync(room);
        Assert.IsType<RoomUpdate.Whole>(await slow.NextAsync());
        await quick.UntilAsync<RoomUpdate.Connection>();
        var here = Script.Calls[0].ConnectionId;
        const int Events = Unread * 3;
        for (var sequence = 1; sequence <= Events; sequence++)
        {
            await Server.SendAsync(here, Samples.Frame(sequence - 1, sequence) with
            {
                Events = [new RoomEvent(sequence, RoomEventKinds.DropOpened, 1, "drop-1")],
            });
            Assert.Equal(sequence, (await quick.UntilAsync<RoomUpdate.Event>()).Value.Sequence);
        }

        var resync = Assert.IsType<RoomUpdate.Resync>(await slow.NextAsync());
        var next = resync.State.Position.Sequence;
        while (next < Events)
        {
            Assert.Equal(++next, (await slow.UntilAsync<RoomUpdate.Event>()).Value.Sequence);
        }

        // The change of the connection was unread too.
        Assert.InRange(resync.Lost, Unread, Events + 1);
    }

    [Fact]
    public async Task A_reader_that_comes_later_begins_with_the_room_as_it_stands()
    {
        var room = await JoinAsync();
        await room.ReserveAsync("drop-1", cancel: Cancel).Soon();
        await using var late = await Reading.OfAsync(room);
        Assert.Equal([Samples.Held()], Assert.IsType<RoomUpdate.Whole>(await late.NextAsync()).State.Reservations);
        Assert.Equal(new RoomUpdate.Connection(ConnectionPhase.Joined), await late.NextAsync());
    }

    [Fact]
    public async Task A_room_has_so_many_readers_and_one_that_stops_makes_room()
    {
        var room = await JoinAsync();
        List<Reading> readers = [];
        for (var count = 0; count < 16; count++)
        {
            readers.Add(await Reading.OfAsync(room));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => Reading.OfAsync(room));

        await readers[0].DisposeAsync();
        readers[0] = await Reading.OfAsync(room);
        foreach (var reader in readers)
        {
            await reader.DisposeAsync();
        }
    }
}
