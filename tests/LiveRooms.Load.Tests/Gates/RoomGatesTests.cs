using LiveRooms.Load.Gates;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>What may not happen in a room is seen, and said with ids and numbers.</summary>
public sealed class RoomGatesTests
{
    private static readonly TalliesExact _tallies = new();
    private static readonly EveryoneServed _served = new();
    private static readonly FewStartedOver _startedOver = new();
    private static readonly StalenessBounded _staleness = new(TimeSpan.FromSeconds(1));

    [Fact]
    public void A_good_evening_passes_with_its_figures()
    {
        _tallies.Passes(Evening.Good, "40 reactions in 1 show counted, exactly.");
        _served.Passes(Evening.Good, "Of 1,000 viewers all who stayed got frames.");
        _staleness.Passes(Evening.Good, "The stalest viewer was 800 ms behind, 1,000 ms are allowed.");
        Witnessed.CriticalOnce.Passes(Evening.Good, "1,000 viewers saw each critical event once, none missing.");
        Witnessed.OrderKept.Passes(Evening.Good, "1,000 viewers saw events, lines and frames in order.");
    }

    [Fact]
    public void Who_never_got_in_is_missed()
    {
        var verdict = new EveryoneServed(1_010).Judge(Evening.Good);
        Assert.False(verdict.Passed);
        Assert.Equal(["10 viewers of 1,010 never got in"], verdict.Evidence);
        Assert.True(new EveryoneServed(1_000).Judge(Evening.Good).Passed);
    }

    [Theory]
    [InlineData(39, "show show-1, heart: counted 39, surely sent 40: 1 are missing")]
    [InlineData(41, "show show-1, heart: counted 41, sent at most 40: 1 too many")]
    public void A_tally_that_is_not_what_was_sent_bites(long counted, string expected) =>
        _tallies.Bites(Evening.Good with { Truth = Evening.Truth(Evening.DropTruth, counted) }, expected);

    [Theory]
    [InlineData(39, false)]
    [InlineData(40, true)]
    [InlineData(43, true)]
    [InlineData(44, false)]
    public void What_was_sent_over_lost_connections_may_have_counted_or_not(long counted, bool passes)
    {
        var verdict = _tallies.Judge(new GateReading(
            Evening.Evidence with { Sent = [new(Evening.Show, ReactionKinds.Heart, 40, 3)], Interrupted = true },
            Evening.Truth(Evening.DropTruth, counted), Evening.Measured));
        Assert.Equal(passes, verdict.Passed);
        if (passes)
            Assert.Equal("40 reactions in 1 show counted, and up to 3 (6.98 %) sent over connections that were lost.", verdict.Summary);
    }

    [Fact]
    public void A_tally_of_what_nobody_sent_bites() => _tallies.Bites(
        Evening.Good with { Truth = Evening.Truth(Evening.DropTruth, 5, ReactionKinds.Fire) },
        "show show-1, heart: counted 0, surely sent 40: 40 are missing", "show show-1, fire: counted 5, nobody sent any");

    [Fact]
    public void A_show_that_was_not_read_bites() => _tallies.Bites(
        Evening.With(seen => seen with { Sent = [.. seen.Sent, new("show-2", ReactionKinds.Like, 9, 0)] }),
        "show show-2: 9 of kind like were sent, and its tallies were not read");

    [Fact]
    public void With_a_lost_agent_too_few_still_bite_and_too_many_are_left_open()
    {
        var lost = Evening.With(seen => seen with { LostAgents = 1 });
        _tallies.Bites(
            lost with { Truth = Evening.Truth(Evening.DropTruth, 39) }, "show show-1, heart: counted 39, surely sent 40: 1 are missing");
        _tallies.Passes(
            lost with { Truth = Evening.Truth(Evening.DropTruth, 60) },
            "40 reactions in 1 show counted, exactly. One agent was lost: that the engine counted too much cannot be seen.");
    }

    [Fact]
    public void A_viewer_without_a_frame_bites() => _served.Bites(
        Evening.With(seen => seen with { Unserved = 3, Violations = [new(GateNames.EveryoneServed, 1, ["viewer v7 joined and got nothing"])] }),
        "viewer v7 joined and got nothing", "3 viewers stayed and never got a frame");

    [Fact]
    public void A_stale_viewer_bites() => _staleness.Bites(
        Evening.With(seen => seen with { Stalest = 1_000_001 }), "a viewer had not seen what was made 1,000 ms before");

    [Fact]
    public void A_gap_or_a_duplicate_bites() => Witnessed.CriticalOnce.Bites(
        Evening.With(seen => seen with
        {
            Violations = [new(GateNames.CriticalOnce, 2, ["viewer v1: 7 after 5", "viewer v2: 7 again"]), new(GateNames.OrderKept, 1, ["other"])],
        }),
        "viewer v1: 7 after 5", "viewer v2: 7 again");

    [Fact]
    public void A_wrong_order_bites_even_when_no_example_was_kept() => Witnessed.OrderKept.Bites(
        Evening.With(seen => seen with { Violations = [new(GateNames.OrderKept, 12, [])] }), "seen 12 times, no example kept");

    [Fact]
    public void An_evening_without_a_frame_bites() => _served.Bites(
        Evening.Good with { Measurements = Evening.Measured with { Counters = new Dictionary<string, long>() } }, "nobody got a frame");

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void More_than_one_in_a_hundred_started_over_bites(long times, bool passes)
    {
        var reading = Evening.With(seen => seen with { StartedOver = times });
        if (passes)
            _startedOver.Passes(reading, "10 times a reading viewer of 1,000 was started over while the feed lived on; 1 in 100 is borne.");
        else
            _startedOver.Bites(reading, "reading viewers were started over, or returned and were not told what they missed, 11 times");
    }

    [Fact]
    public void Nothing_to_check_is_no_pass()
    {
        _tallies.Bites(Evening.Empty, "the engine told of no show");
        _served.Bites(Evening.Empty, "no viewer was there");
        _staleness.Bites(Evening.Empty, "no viewer was there");
        _startedOver.Bites(Evening.Empty, "no viewer was there");
        Witnessed.CriticalOnce.Bites(Evening.Empty, "no viewer was there");
        Witnessed.OrderKept.Bites(Evening.Empty, "no viewer was there");
    }
}
