using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol;
using LiveRooms.Rules;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class RelayLifeTests
{
    private static readonly EdgeOptions Brief = new() { Tick = TimeSpan.FromMilliseconds(5), RelayLinger = TimeSpan.Zero };

    [Fact]
    public async Task A_room_has_one_relay_while_it_is_used()
    {
        await using var bench = new RelayBench();
        var first = await bench.Enter();
        Assert.Same(first, await bench.Enter());
        Assert.NotSame(first, await bench.Enter("show-2"));
        Assert.Equal(2, bench.Relays.Count);
    }

    [Fact]
    public async Task An_unused_relay_lingers_and_then_closes_after_a_last_report()
    {
        var clock = new HandClock();
        var options = new EdgeOptions { RelayLinger = TimeSpan.FromSeconds(30) };
        await using var bench = new RelayBench(clock, options);
        var stay = await bench.Join();
        stay.Leave();
        await clock.Waiting(options.RelayLinger);
        clock.Advance(options.RelayLinger - TimeSpan.FromMilliseconds(1));
        Assert.Same(stay.Relay, await bench.Enter());
        stay.Relay.Exit();
        await clock.Waiting(options.RelayLinger);
        clock.Advance(options.RelayLinger);
        await bench.AllClosed();

        Assert.False(stay.Relay.TryEnter());
        Assert.Equal(0, bench.Show.Reports[^1].Audience);
        Assert.NotSame(stay.Relay, await bench.Enter());
    }

    [Fact]
    public async Task A_show_that_does_not_exist_is_refused_and_holds_no_place()
    {
        await using var bench = new RelayBench();
        bench.Grains.Show("nowhere").Remove();
        Assert.Equal(RefusalReason.ShowUnknown, await bench.Refused("nowhere"));
        await bench.AllClosed();
        Assert.Empty(bench.Grains.Show("nowhere").Reports);
    }

    [Fact]
    public async Task A_show_that_does_not_answer_is_refused_when_patience_ends()
    {
        var clock = new HandClock();
        var options = new EdgeOptions();
        await using var bench = new RelayBench(clock, options);
        bench.Show.OnFollow = _ => throw new TimeoutException("no silo");
        var refused = bench.Refused();
        await clock.Pass(options.Patience);
        Assert.Equal(RefusalReason.StoreUnavailable, await refused);
    }

    [Fact]
    public async Task A_caller_that_goes_away_while_it_waits_keeps_no_relay_open()
    {
        await using var bench = new RelayBench(options: Brief);
        bench.Show.OnFollow = _ => new TaskCompletionSource().Task;
        using var gone = new CancellationTokenSource();
        var entering = bench.Relays.Enter(Make.Show, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => entering);
        await bench.AllClosed();
    }

    [Fact]
    public async Task Rooms_are_bounded()
    {
        await using var bench = new RelayBench(options: new EdgeOptions { MaxRooms = 2 });
        await bench.Enter("show-1");
        await bench.Enter("show-2");
        Assert.Equal(RefusalReason.Busy, await bench.Refused("show-3"));
        await bench.Enter("show-1");
    }

    [Fact]
    public async Task A_relay_whose_loop_broke_cuts_its_viewers_and_the_next_one_is_sound()
    {
        await using var bench = new RelayBench();
        var stay = await bench.Join();
        var cut = new TaskCompletionSource();
        await using var registration = stay.Link.ConnectionAborted.Register(cut.SetResult);
        // An event that has no name on the wire cannot be put in a frame.
        bench.Show.Publish((FeedEventKind)99);
        await cut.Task.Soon();

        Assert.False(stay.Relay.TryEnter());
        var late = stay.Relay.Join(new ViewerLane(new PipeOutlet(new FakeLink()), FrameEncoding.Json, Make.Viewer(2)), null, new("viewer-2", "Bob", "viewer"));
        Assert.Equal((int)ProblemCode.StoreUnavailable, late.Problem!.Code);
        Assert.NotSame(stay.Relay, await bench.Enter());
    }

    [Fact]
    public async Task A_relay_whose_show_is_gone_cuts_its_viewers()
    {
        await using var bench = new RelayBench();
        var stay = await bench.Join();
        var cut = new TaskCompletionSource();
        await using var registration = stay.Link.ConnectionAborted.Register(cut.SetResult);
        bench.Show.Remove();
        await cut.Task.Soon();
        Assert.Equal(RefusalReason.ShowUnknown, await bench.Refused());
    }

    [Fact]
    public async Task When_the_edge_stops_the_last_report_goes_out_and_nothing_more_is_taken()
    {
        var bench = new RelayBench();
        var stay = await bench.Join();
        Assert.Null(stay.Relay.React(ReactionKind.Heart, 7));
        await bench.Stop();

        var last = bench.Show.Reports[^1];
        Assert.Equal((0, 7), (last.Audience, last.Totals.Heart));
        Assert.False(stay.Link.ConnectionAborted.IsCancellationRequested);
        Assert.Equal(RefusalReason.StoreUnavailable, stay.Relay.React(ReactionKind.Heart, 1)!.Reason);
        Assert.Equal(RefusalReason.StoreUnavailable, (await stay.Relay.Say(new("op"), new(Make.Viewer(1), "Ada", Role.Viewer), "hi").Soon())!.Reason);
        Assert.Equal(RefusalReason.StoreUnavailable, await bench.Refused());
        Assert.Equal(RefusalReason.StoreUnavailable, await bench.Refused("show-2"));
        Assert.Equal(0, bench.Relays.Count);
        await bench.DisposeAsync();
    }

    [Fact]
    public async Task Reports_tell_how_many_are_here()
    {
        await using var bench = new RelayBench();
        var reported = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        bench.Show.OnReport = report =>
        {
            if (report.Audience == 2)
                reported.TrySetResult();
            if (report.Audience == 1 && reported.Task.IsCompleted)
                left.TrySetResult();
            return null;
        };
        var first = await bench.Join(1);
        await bench.Join(1);
        await reported.Task.Soon();
        first.Leave();
        await left.Task.Soon();
    }
}
