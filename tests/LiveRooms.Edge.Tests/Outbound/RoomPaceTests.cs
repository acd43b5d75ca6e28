using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Cluster;
using LiveRooms.Grains.Shedding;
using LiveRooms.Rules.Rooms;
using LiveRooms.Rules.Shedding;
using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class RoomPaceTests
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);
    private readonly FakeTimeProvider _clock = new(Make.Start);
    private readonly RoomPace _pace;

    public RoomPaceTests()
    {
        _pace = new RoomPace(Make.Show, Make.Context(_clock, new EdgeOptions()));
        _pace.Open();
    }

    [Fact]
    public void Long_rounds_stretch_the_tick_that_is_counted_from_begin_to_begin_with_a_rest_of_the_shortest()
    {
        Assert.Equal(Shortest, Round(0));
        Assert.Equal(TimeSpan.FromMilliseconds(20), Round(15));
        Assert.Equal(TimeSpan.FromMilliseconds(30), _pace.Tick);
        Assert.Equal(TimeSpan.FromMilliseconds(25), Round(25));
        Assert.Equal(TimeSpan.FromMilliseconds(50), _pace.Tick);
        for (var round = 0; round < 3; round++)
            Round(500);
        Assert.Equal(TimeSpan.FromMilliseconds(250), _pace.Tick);
        Assert.Equal(Shortest, Round(500));
        Assert.Equal(TickReason.Sending, _pace.Status().Reason);
    }

    [Fact]
    public void Follows_go_four_to_a_tick_and_never_faster_than_the_shortest()
    {
        Assert.Equal(Shortest, _pace.FollowPause);
        for (var round = 0; round < 4; round++)
            Round(125);
        Assert.Equal(TimeSpan.FromMilliseconds(62.5), _pace.FollowPause);
    }

    [Fact]
    public void Each_tick_of_silence_is_a_calm_round()
    {
        for (var round = 0; round < 4; round++)
            Round(125);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Look();
        Assert.Equal((TimeSpan.FromMilliseconds(250), TickReason.Easing), (_pace.Tick, _pace.Status().Reason));
        _clock.Advance(TimeSpan.FromSeconds(2));
        Look();
        Assert.InRange(_pace.Tick, Shortest, TimeSpan.FromMilliseconds(249));
        _clock.Advance(TimeSpan.FromHours(8));
        Assert.Equal(Shortest, Round(0));
        Assert.Equal((Shortest, TickReason.Quiet), (_pace.Tick, _pace.Status().Reason));
    }

    [Fact]
    public void A_round_that_takes_long_is_no_silence_whoever_looks_meanwhile()
    {
        for (var round = 0; round < 4; round++)
            Round(125);
        _clock.Advance(_pace.Tick);
        _pace.Begin();
        for (var look = 0; look < 12; look++)
        {
            _clock.Advance(_pace.Tick);
            Look();
            Assert.Equal((TimeSpan.FromMilliseconds(250), TickReason.Sending), (_pace.Tick, _pace.Status().Reason));
        }
        Next(3_000);
        Assert.Equal((TimeSpan.FromMilliseconds(250), TickReason.Sending), (_pace.Tick, _pace.Status().Reason));
        _clock.Advance(TimeSpan.FromSeconds(3));
        Look();
        Assert.Equal(TickReason.Easing, _pace.Status().Reason);
    }

    [Fact]
    public void A_large_room_waits_for_lines_to_send_together_and_a_huge_one_longer()
    {
        Assert.Equal((Shortest, TickReason.Quiet), (Tick(999), _pace.Status().Reason));
        Stay(viewers: 1_000);
        Assert.Equal((TimeSpan.FromMilliseconds(50), TickReason.Heat), (Tick(1_000), _pace.Status().Reason));
        Stay(viewers: 1_000, audience: 10_000);
        Assert.Equal((TimeSpan.FromMilliseconds(100), TickReason.Heat), (Tick(1_000, 10_000), _pace.Status().Reason));
        Look(viewers: 1);
        _clock.Advance(HeatRule.DemoteAfter);
        Look(viewers: 1);
        _clock.Advance(HeatRule.DemoteAfter);
        Assert.Equal((Shortest, TickReason.Quiet), (Tick(1), _pace.Status().Reason));

        TimeSpan Tick(int viewers, long audience = 1)
        {
            _pace.Begin();
            _pace.Next(new RoundResult(TimeSpan.Zero, 1, 0, 0, 0), viewers, audience);
            return _pace.Tick;
        }
    }

    [Fact]
    public void A_burst_after_a_silence_makes_no_hot_room()
    {
        Look(viewers: 100);
        _clock.Advance(TimeSpan.FromSeconds(3));
        _pace.OnLines(500, 0);
        Look(viewers: 100);
        // Of 100 viewers, 200 lines a second make a large room.
        Assert.Equal((RoomHeat.Small, 250), (_pace.Status().Heat, _pace.Status().Lines));
        for (var look = 0; look < 2; look++)
        {
            _clock.Advance(TimeSpan.FromSeconds(0.5));
            Look(viewers: 100);
            Assert.Equal(RoomHeat.Small, _pace.Status().Heat);
        }
    }

    [Fact]
    public void A_fast_chat_stretches_the_tick_until_it_slows_down()
    {
        for (var round = 0; round < 200; round++)
        {
            _pace.OnLines(5, 0);
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            Round(0);
        }
        var status = _pace.Status();
        Assert.Equal(TickReason.Lines, status.Reason);
        Assert.InRange(status.Lines, 90, 110);
        Assert.InRange(status.Tick, TimeSpan.FromMilliseconds(45), TimeSpan.FromMilliseconds(70));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Look();
        Assert.Equal((Shortest, TickReason.Quiet), (_pace.Tick, _pace.Status().Reason));
    }

    [Fact]
    public void Only_a_huge_room_has_a_budget_and_it_is_one_again_after_a_while()
    {
        Assert.Equal(1_000, _pace.MayShow(1_000));
        Stay(viewers: 1_000);
        Assert.Equal(RoomHeat.Large, _pace.Status().Heat);
        Assert.Equal(1_000, _pace.MayShow(1_000));
        Stay(viewers: 10, audience: 10_000);
        Assert.Equal(RoomHeat.Huge, _pace.Status().Heat);
        Assert.Equal([20, 0], [_pace.MayShow(1_000), _pace.MayShow(1_000)]);
        _clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal([5, 0], [_pace.MayShow(1_000), _pace.MayShow(1_000)]);
        Look(viewers: 10, audience: 10);
        _clock.Advance(HeatRule.DemoteAfter);
        Look(viewers: 10, audience: 10);
        Assert.Equal((RoomHeat.Small, 1_000), (_pace.Status().Heat, _pace.MayShow(1_000)));
    }

    [Fact]
    public void Where_the_process_has_much_to_do_a_room_is_treated_as_a_hotter_one()
    {
        var load = new ProcessLoad();
        var pace = new RoomPace(Make.Show, Make.Context(_clock, new EdgeOptions(), load));
        load.Status = LoadStatus.Calm with { Level = LoadLevel.Tight };
        Assert.Equal((1_000, 50, TickReason.Load), Ask());
        load.Status = LoadStatus.Calm with { Level = LoadLevel.Full };
        Assert.Equal((20, 100, TickReason.Load), Ask());
        load.Status = LoadStatus.Calm;
        Assert.Equal((1_000, 100, TickReason.Easing), Ask());

        (int Lines, double Tick, TickReason Reason) Ask()
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            pace.Begin();
            pace.Next(new RoundResult(TimeSpan.Zero, 1, 0, 0, 0), 1, 1);
            return (pace.MayShow(1_000), pace.Tick.TotalMilliseconds, pace.Status().Reason);
        }
    }

    [Fact]
    public void Where_the_silo_of_the_show_has_much_to_do_or_more_than_the_process_that_counts()
    {
        var load = new ProcessLoad();
        var pace = new RoomPace(Make.Show, Make.Context(_clock, new EdgeOptions(), load)) { Silo = LoadLevel.Tight };
        Assert.Equal((1_000, 50, TickReason.Load), Ask());
        load.Status = LoadStatus.Calm with { Level = LoadLevel.Full };
        Assert.Equal((20, 100, TickReason.Load), Ask());
        load.Status = LoadStatus.Calm with { Level = LoadLevel.Tight };
        pace.Silo = LoadLevel.Full;
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((20, 100, TickReason.Load), Ask());

        (int Lines, double Tick, TickReason Reason) Ask()
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            pace.Begin();
            pace.Next(new RoundResult(TimeSpan.Zero, 1, 0, 0, 0), 1, 1);
            return (pace.MayShow(1_000), pace.Tick.TotalMilliseconds, pace.Status().Reason);
        }
    }

    [Fact]
    public void It_says_what_it_measures()
    {
        _clock.Advance(TimeSpan.FromSeconds(2));
        _pace.OnLines(40, 30);
        _pace.Begin();
        _pace.Next(new RoundResult(TimeSpan.Zero, 100, 4, 0, 0), 7, 9);
        Assert.Equal(
            new RoomStatus(Make.Show, 7, 9, RoomHeat.Small, Shortest, TickReason.Quiet, 20, 15, 50, 2), _pace.Status());
    }

    [Fact]
    public void A_longest_tick_below_the_shortest_leaves_that_one_and_no_round_ends_that_has_not_begun()
    {
        var pace = new RoomPace(Make.Show, Make.Context(_clock, new EdgeOptions { LongestTick = TimeSpan.FromMilliseconds(5) }));
        Assert.Throws<InvalidOperationException>(() => pace.Next(default, 1, 1));
        pace.Begin();
        Assert.Equal(Shortest, pace.Next(new RoundResult(TimeSpan.FromSeconds(1), 1, 0, 0, 0), 1, 1));
        Assert.Equal(Shortest, pace.Tick);
    }

    [Fact]
    public void Promotions_demotions_ticks_and_lines_left_out_are_measured_and_changes_of_heat_logged()
    {
        using var heard = new HeardMetrics();
        var log = new HeardLog<Relay>();
        var pace = new RoomPace(Make.Show, Make.Context(_clock, new EdgeOptions()) with { Metrics = heard.Metrics, Log = log });
        pace.Open();
        pace.Look(1_500, 12_345);
        _clock.Advance(HeatRule.PromoteAfter);
        pace.Look(1_500, 12_345);
        pace.OnLines(100, 80);
        pace.Begin();
        pace.Next(new RoundResult(TimeSpan.FromMilliseconds(4), 1, 0, 0, 0), 1_500, 1_500);
        _clock.Advance(HeatRule.DemoteAfter);
        pace.Look(1_500, 1_500);

        Assert.Equal((0, 1, 0), (heard["liverooms.edge.rooms.heat", "small"], heard["liverooms.edge.rooms.heat", "large"], heard["liverooms.edge.rooms.heat", "huge"]));
        Assert.Equal(1, heard["liverooms.edge.rooms.heat.changes", "up", "huge"]);
        Assert.Equal(1, heard["liverooms.edge.rooms.heat.changes", "down", "large"]);
        Assert.Equal(80, heard["liverooms.edge.chat.left_out"]);
        Assert.Equal(0.1, heard["liverooms.edge.tick", "heat"]);
        Assert.Equal(
            [
                "The room of show show-1 is Huge, after Small: 1500 viewers here, 12345 in all, 0.0 lines a second",
                "The room of show show-1 is Large, after Huge: 1500 viewers here, 1500 in all, 0.3 lines a second",
            ],
            log.Lines);
        pace.Close();
        Assert.Equal(0, heard["liverooms.edge.rooms.heat", "large"]);
    }

    private TimeSpan Round(int milliseconds)
    {
        _pace.Begin();
        return Next(milliseconds);
    }

    private TimeSpan Next(int milliseconds) => _pace.Next(new RoundResult(TimeSpan.FromMilliseconds(milliseconds), 1, 0, 0, 0), 1, 1);

    private void Look(int viewers = 1, long audience = 1) => _pace.Look(viewers, audience);

    /// <summary>So many are there for as long as it takes to be promoted.</summary>
    private void Stay(int viewers, long audience = 1)
    {
        Look(viewers, audience);
        _clock.Advance(HeatRule.PromoteAfter);
        Look(viewers, audience);
    }
}
