using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Edge.Tests.Fuzz;
using LiveRooms.Protocol;

namespace LiveRooms.Edge.Tests.Slow;

/// <summary>
/// Viewers on real sockets who take less than the room has, beside others who take all. Reading goes by steps of the test, so
/// what is slow here is slow on any machine.
/// </summary>
[Collection(nameof(Alone))]
public sealed class SlowSocketTests
{
    private const int Rounds = 80;

    [Theory]
    [InlineData(EdgeTransport.Sockets)]
    [InlineData(EdgeTransport.Kestrel)]
    public async Task One_that_takes_2_kB_a_round_stays_knows_every_event_and_is_told_what_it_missed(EdgeTransport transport)
    {
        await using var room = await BusyRoom.Open(transport);
        using var slow = await room.JoinSlow();
        for (var round = 0; round < Rounds; round++)
        {
            // There is more for it in each round than it takes.
            await room.Round();
            await slow.Read(2_000);
        }
        var frames = slow.View.Frames;
        await CaughtUp(room, slow);
        room.FastHaveAll();

        // It did lag: what it could not take was not kept for it, and it got far fewer frames than there were rounds.
        Assert.InRange(frames, 1, Rounds / 2);
        Assert.True(slow.View.Skipped > 0, "Nothing was left out for it.");
        Assert.Equal(0, room.Gauges.TooSlow);
    }

    [Theory]
    [InlineData(EdgeTransport.Sockets)]
    [InlineData(EdgeTransport.Kestrel)]
    public async Task One_that_reads_in_bursts_is_caught_up_at_each(EdgeTransport transport)
    {
        await using var room = await BusyRoom.Open(transport);
        using var slow = await room.JoinSlow();
        for (var burst = 0; burst < 3; burst++)
        {
            for (var round = 0; round < Rounds / 2; round++)
                await room.Round();
            await CaughtUp(room, slow);
        }
        room.FastHaveAll();
        Assert.True(slow.View.Skipped > 0, "Nothing was left out for it.");
        Assert.Equal(0, room.Gauges.TooSlow);
    }

    [Theory]
    [InlineData(EdgeTransport.Sockets)]
    [InlineData(EdgeTransport.Kestrel)]
    public async Task One_that_never_reads_is_ended_as_too_slow_and_resumes_without_a_loss(EdgeTransport transport)
    {
        await using var room = await BusyRoom.Open(transport, maxPendingBytes: 4_096);
        using var slow = await room.JoinSlow();
        await EndedAsTooSlow(room, 1);
        await room.Left(room.Fast);
        await room.Round();
        room.FastHaveAll();

        using var again = await room.JoinSlow(view: slow.View);
        await CaughtUp(room, again, complete: false);
        await room.Round();
        await CaughtUp(room, again, complete: false);
        Assert.Equal(1, room.Gauges.TooSlow);
    }

    [Theory]
    [InlineData(EdgeTransport.Sockets)]
    [InlineData(EdgeTransport.Kestrel)]
    public async Task One_that_begins_to_read_too_late_hears_why_it_was_ended_and_resumes_from_there(EdgeTransport transport)
    {
        await using var room = await BusyRoom.Open(transport, maxPendingBytes: 4_096);
        using var slow = await room.JoinSlow();
        await EndedAsTooSlow(room, 1);
        await slow.ReadToEnd();
        Assert.Equal(ProblemCode.TooSlow, slow.Closed);

        using var again = await room.JoinSlow(view: slow.View);
        await CaughtUp(room, again, complete: false);
    }

    [Theory]
    [InlineData(EdgeTransport.Sockets)]
    [InlineData(EdgeTransport.Kestrel)]
    public async Task Of_many_that_never_read_each_holds_one_frame_at_most(EdgeTransport transport)
    {
        const int Stalled = 12;
        var pool = new CountingPool();
        await using var room = await BusyRoom.Open(transport, maxPendingBytes: 1024 * 1024, pool: pool);
        var slow = new List<SlowClient>();
        for (var i = 0; i < Stalled; i++)
            slow.Add(await room.JoinSlow($"slow-{i}"));
        for (var round = 0; round < Rounds; round++)
        {
            await room.Round();
            // A frame that is being sent to the fast ones, in two encodings, and perhaps the one after it.
            Assert.InRange(pool.Out, 0, Stalled + 8);
        }
        room.FastHaveAll();
        Assert.Equal(Stalled + room.Fast, room.Gauges.Connections);
        foreach (var client in slow)
            client.Dispose();
        await room.Left(room.Fast);
        await Patience.Until(() => pool.Out == 0);
        Assert.Equal(0, pool.Wrong);
    }

    /// <summary>Reads until it knows what the fast ones know, and then knows it as they do.</summary>
    /// <param name="room">The room.</param>
    /// <param name="slow">The viewer.</param>
    /// <param name="complete">Whether it was there all the time, so that every line is told or counted.</param>
    private static async Task CaughtUp(BusyRoom room, SlowClient slow, bool complete = true)
    {
        var view = slow.View;
        await slow.ReadUntil(() => view.Events.Count == room.Events.Count && view.VersionOf($"drop-{BusyRoom.Drops - 1}") == room.Version
            && (!complete || view.Lines + view.Skipped == room.Lines));
        Assert.Equal(room.Events, view.Events);
        Assert.Equal(0, view.Resets);
        Assert.Null(slow.Closed);
    }

    private static async Task EndedAsTooSlow(BusyRoom room, long count)
    {
        // First what the system holds fills up, then what the edge keeps.
        for (var round = 0; room.Gauges.TooSlow < count; round++)
        {
            Assert.True(round < 400, "It was never ended.");
            await room.Round();
        }
    }
}
