using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>Viewers come, stall, go on and leave on many threads while a room with many partitions sends.</summary>
public sealed class LaneCrowdTests
{
    private const int Steps = 6_000;
    private const int StepsPerTick = 100;
    private const int Threads = 3;
    private const int Races = 500;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nobody_is_sent_anything_twice_or_past_a_gap_or_after_it_left_and_all_bytes_go_back_once(int seed)
    {
        var pool = new CountingPool();
        var room = new Room(pool);
        var crowd = Task.WhenAll(Enumerable.Range(0, Threads).Select(i => Task.Run(() => room.Crowd(new Random((seed * 100) + i)))));
        var chance = new Random(seed);
        while (!crowd.IsCompleted)
        {
            room.Publish(chance.Next(8));
            await room.Tick();
        }
        var stays = (await crowd.Soon()).SelectMany(s => s).ToList();
        foreach (var stay in stays)
        {
            stay.Outlet.Answer = HandOver.Sent;
            stay.Outlet.Free();
        }
        // The next tick would bring what a lost wake-up left behind.
        await Patience.Until(() => room.IsQuiet);
        Assert.All(stays.Where(s => !s.Left), s => Assert.True(s.Lane.Place.Stamp >= room.Told.Stamp, "A viewer who got free was not caught up."));
        room.Publish(0);
        await room.Tick();
        await room.Tick();
        Assert.Contains(stays, s => s.Outlet.Frames.Count > 1);
        Assert.All(stays, room.Check);
        await Patience.Until(() => pool.Out == 0);
        Assert.Equal(0, pool.Wrong);
    }

    [Fact]
    public async Task Who_gets_free_while_a_tick_goes_by_is_served_by_the_tick_or_after_it_without_another()
    {
        var pool = new CountingPool();
        var room = new Room(pool);
        var stays = Enumerable.Range(1, 8).Select(room.Join).ToArray();
        using var start = new Barrier(2);
        var token = TestContext.Current.CancellationToken;
        for (var round = 0; round < Races; round++)
        {
            foreach (var stay in stays)
                stay.Outlet.Answer = (round & 1) == 0 ? HandOver.InFlight : HandOver.Busy;
            room.Publish(0);
            await room.Tick();
            foreach (var stay in stays)
                stay.Outlet.Answer = HandOver.Sent;
            room.Publish(0);
            var freeing = Task.Run(
                () =>
                {
                    start.SignalAndWait(token);
                    foreach (var stay in stays)
                        stay.Outlet.Free();
                },
                token);
            start.SignalAndWait(token);
            await room.Tick();
            await freeing.Soon();
            await Patience.Until(() => room.IsQuiet);
            Assert.All(stays, s => Assert.Equal(room.Told.Stamp, s.Lane.Place.Stamp));
        }
        Assert.All(stays, room.Check);
        Assert.Equal((0, 0), (pool.Out, pool.Wrong));
    }

    private sealed record Stay(ViewerLane Lane, FakeOutlet Outlet, int Viewer, long From, bool Left);

    private sealed class Room
    {
        private const int Viewers = 50;

        private readonly Lock _gate = new();
        private readonly RelayFeed _feed = new(Make.Show, 1_000_000);
        private readonly List<FeedEvent> _events = [];
        private readonly Audience _audience;
        private readonly FrameComposer _composer;
        private readonly FrameRound _round;
        private int _queued;
        private TaskCompletionSource _tick = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Room(CountingPool pool)
        {
            var time = new FakeTimeProvider(Make.Start);
            _composer = new FrameComposer(_feed, _gate, Frames.EncoderOver(pool), time, 1_000_000);
            _audience = new Audience(
                _composer, new AudienceShape(4, 6, 2), Queue, () => { });
            _round = new FrameRound(_audience, _composer, _gate, time);
            _feed.Apply(Make.Reset(0));
        }

        /// <summary>Where the latest tick brings viewers to.</summary>
        internal FeedPlace Told => _composer.Told;

        /// <summary>Whether no sender has work.</summary>
        internal bool IsQuiet => Volatile.Read(ref _queued) == 0;

        internal async Task<RoundResult> Tick()
        {
            var result = await _round.Send().AsTask().Soon();
            Interlocked.Exchange(ref _tick, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            return result;
        }

        internal void Publish(int to)
        {
            lock (_gate)
            {
                var e = Make.Event(_feed.Place.Sequence + 1, FeedEventKind.Muted, to == 0 ? null : Make.Viewer(to));
                _events.Add(e);
                _feed.Apply(Make.Page(e.Sequence, events: [e]));
            }
        }

        /// <summary>Does one thing after the other with its own viewers; all stays there were.</summary>
        internal async Task<List<Stay>> Crowd(Random chance)
        {
            List<Stay> here = [];
            List<Stay> gone = [];
            for (var step = 0; step < Steps; step++)
            {
                var choice = chance.Next(10);
                if (here.Count == 0 || (choice < 2 && here.Count < Viewers))
                    here.Add(Join(chance.Next(8)));
                var stay = here[chance.Next(here.Count)];
                if (choice == 9)
                {
                    Leave(stay);
                    here.Remove(stay);
                    gone.Add(stay with { Left = true });
                }
                else if (choice > 5)
                    stay.Outlet.Free();
                else
                    stay.Outlet.Answer = (HandOver)chance.Next((int)HandOver.Closed);
                // However fast this machine steps, the room ticks in between.
                if (step % StepsPerTick == 0)
                    await Volatile.Read(ref _tick).Task;
            }
            return [.. here, .. gone];
        }

        internal void Check(Stay stay)
        {
            Assert.Null(stay.Outlet.Broken);
            var at = stay.From;
            var told = new List<long>();
            foreach (var frame in stay.Outlet.Frames)
            {
                Assert.Equal(at, frame.From);
                told.AddRange((frame.Events ?? []).Select(e => e.Sequence));
                at = frame.Through;
            }
            Assert.True(stay.Left || at == _feed.Place.Sequence);
            Assert.Equal(
                _events.Where(e => e.Sequence > stay.From && e.Sequence <= at && (e.To is null || e.To == Make.Viewer(stay.Viewer))).Select(e => e.Sequence),
                told);
        }

        private void Queue(IThreadPoolWorkItem sender)
        {
            Interlocked.Increment(ref _queued);
            ThreadPool.UnsafeQueueUserWorkItem(
                it =>
                {
                    it.Execute();
                    Interlocked.Decrement(ref _queued);
                },
                sender, preferLocal: false);
        }

        internal Stay Join(int viewer)
        {
            var outlet = new FakeOutlet();
            var lane = new ViewerLane(outlet, FrameEncoding.Json, Make.Viewer(viewer));
            lock (_gate)
            {
                lane.Place = _feed.Place;
                _audience.Add(lane);
                return new Stay(lane, outlet, viewer, lane.Place.Sequence, Left: false);
            }
        }

        private void Leave(Stay stay)
        {
            stay.Lane.Leave();
            stay.Outlet.Left = true;
            lock (_gate)
                _audience.Remove(stay.Lane);
        }
    }
}
