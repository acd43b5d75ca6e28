using CsCheck;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>Viewers come, stall, leave and come back on either of two edges while the show goes on.</summary>
public sealed class RelayStoryTests
{
    [Fact]
    public Task Every_viewer_is_told_every_event_once_and_in_order() => Gen.Select(
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 6]).Array[1, 6].Array[1, 5], Gen.Int[5, 40]).SampleAsync(
        async (plans, events) =>
        {
            var grains = new FakeGrains();
            await using var here = new RelayBench(options: Brief, grains: grains);
            await using var there = new RelayBench(options: Brief, grains: grains);
            var show = grains.Show();
            var viewers = plans.Select((plan, i) => Task.Run(() => Visit(i + 1, plan, here, there, show))).ToArray();
            for (var i = 0; i < events; i++)
            {
                show.Publish(i % 3 == 0 ? FeedEventKind.Muted : FeedEventKind.DropRestocked, i % 3 == 0 ? Make.Viewer(1 + (i % 4)) : null);
                if (i % 5 == 0)
                    show.Say();
                await Task.Yield();
            }
            await Task.WhenAll(viewers).Soon();
        },
        iter: 60);

    private static EdgeOptions Brief => new() { Tick = TimeSpan.FromMilliseconds(5), RelayLinger = TimeSpan.Zero };

    private static async Task Visit(
        int viewer, (bool There, bool Stalls, int Frames)[] plan, RelayBench here, RelayBench there, FakeShow show)
    {
        Position? seen = null;
        Position? first = null;
        var told = new List<long>();
        foreach (var (elsewhere, stalls, frames) in plan)
        {
            var stay = await Come(viewer, elsewhere ? there : here, seen);
            first ??= stay.Reply.Snapshot!.Position;
            Assert.Equal(seen is not null, stay.Reply.Resumed);
            Assert.True(seen is null || stay.Reply.Snapshot!.Position.Sequence >= seen.Sequence);
            told.AddRange(stay.Reply.Missed!.Select(e => e.Sequence));
            seen = stay.Reply.Snapshot!.Position;
            if (stalls)
                stay.Link.Stall();
            for (var i = 0; i < frames && seen.Sequence < show.Last; i++)
            {
                if (stalls && i == 1)
                    stay.Link.Free();
                seen = Take(await stay.Link.Next(), seen, told);
            }
            stay.Leave();
            foreach (var frame in stay.Link.Unread())
                seen = Take(frame, seen, told);
        }
        var expected = show.Events.Where(e => e.Sequence > first!.Sequence && e.Sequence <= seen!.Sequence)
            .Where(e => e.To is null || e.To == Make.Viewer(viewer)).Select(e => e.Sequence);
        Assert.Equal(expected, told);
    }

    private static async Task<RelayBench.Stay> Come(int viewer, RelayBench edge, Position? seen)
    {
        var relay = await edge.Enter();
        Assert.Null(await relay.CatchUp(seen, CancellationToken.None).Soon());
        var stay = await edge.Join(viewer, seen);
        relay.Exit();
        return stay;
    }

    private static Position Take(RoomFrame frame, Position seen, List<long> told)
    {
        Assert.Null(frame.Reset);
        Assert.Equal(seen.Sequence, frame.From);
        told.AddRange((frame.Events ?? []).Select(e => e.Sequence));
        return new Position(frame.Epoch, frame.Through);
    }
}
