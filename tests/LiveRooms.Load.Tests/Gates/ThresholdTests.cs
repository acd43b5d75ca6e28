using LiveRooms.Load.Gates;
using LiveRooms.Load.Gates.Thresholds;
using LiveRooms.Load.Measure;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>Objectives bite when they are missed, say by what, and are refused when they say nothing.</summary>
public sealed class ThresholdTests
{
    private static readonly GateReading Reading = Measured();

    [Theory]
    [InlineData("delivery p50 < 502us", true)]
    [InlineData("delivery p99<1ms", true)]
    [InlineData("delivery p99 < 0.5ms", false)]
    [InlineData("delivery/mobile p99 <= 2.01s", true)]
    [InlineData("delivery/mobile p99.9 < 1999ms", false)]
    [InlineData("delivery max > 1999ms", true)]
    [InlineData("delivery mean < 1min", true)]
    [InlineData("ask failed < 0.1%", false)]
    [InlineData("ask failed <= 10%", true)]
    [InlineData("ask failed < 2", true)]
    [InlineData("ask refused >= 20%", true)]
    [InlineData("ask ok > 70%", false)]
    [InlineData("ask skipped < 10%", true)]
    [InlineData("lost count < 3", false)]
    [InlineData("lost rate <= 1.5", true)]
    [InlineData("delivery count >= 1000", true)]
    public void They_are_judged_by_what_was_measured(string text, bool passed)
    {
        var verdict = ThresholdText.Parse(text).Judge(Reading);
        Assert.Equal(passed, verdict.Passed);
        Assert.True(verdict.IsThreshold);
        Assert.Equal(passed, verdict.Evidence.Count == 0);
    }

    [Fact]
    public void An_act_is_judged_with_its_parts()
    {
        static ActSummary Act(string name, long ok, long failed) => new(
            name, ok + failed, ok, new Dictionary<string, long>(), failed == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { ["lost"] = failed }, 0);
        var reading = Reading with
        {
            Measurements = Reading.Measurements with { Acts = [Act("join", 90, 0), Act("join-spike", 5, 5), Act("joiner", 0, 100)] },
        };
        var verdict = ThresholdText.Parse("join failed < 1%").Judge(reading);
        Assert.Equal("5% (5 of 100); wanted < 1%.", verdict.Summary);
        Assert.Equal(["lost: 5"], verdict.Evidence);
    }

    [Fact]
    public void A_verdict_says_the_figure_and_what_it_is_made_of()
    {
        var late = ThresholdText.Parse("delivery p99.99 < 1s").Judge(Reading);
        Assert.Equal("delivery p99.99 < 1s", late.Gate);
        Assert.Equal("2.00 s (of 1,001 times); wanted < 1.00 s.", late.Summary);
        Assert.Equal(["delivery/good: 1.0 ms of 1,000", "delivery/mobile: 2.00 s of 1", "second 0: p99 1.0 ms of 1,001"], late.Evidence);
        var failed = ThresholdText.Parse("ask failed < 0.1%").Judge(Reading);
        Assert.Equal("10% (1 of 10); wanted < 0.1%.", failed.Summary);
        Assert.Equal(["no-answer: 1"], failed.Evidence);
        Assert.Equal("3 (3 in 2 s)", Assert.Single(ThresholdText.Parse("lost count < 3").Judge(Reading).Evidence));
    }

    [Theory]
    [InlineData("elsewhere p99 < 1s")]
    [InlineData("delivery/slow p99 < 1s")]
    [InlineData("buy failed < 1%")]
    [InlineData("gone count < 1")]
    public void What_was_never_measured_does_not_pass(string text) => Assert.False(ThresholdText.Parse(text).Judge(Reading).Passed);

    [Theory]
    [InlineData("", "it has the form")]
    [InlineData("delivery p99 = 5ms", "it has the form")]
    [InlineData("delivery p99 < fast", "it has the form")]
    [InlineData("delivery p99 < 5", "p99 is a time")]
    [InlineData("delivery p99 < 5%", "p99 is a time")]
    [InlineData("delivery p101 < 5ms", "p101 is not between")]
    [InlineData("delivery median < 5ms", "median is no figure")]
    [InlineData("join failed < 5ms", "failed is a number or a part")]
    [InlineData("lost count < 5%", "count is a number")]
    public void What_says_nothing_is_refused_with_the_reason(string text, string why)
    {
        var fault = Assert.Throws<FormatException>(() => ThresholdText.Parse(text));
        Assert.StartsWith($"'{text}' is no threshold: {why}", fault.Message, StringComparison.Ordinal);
    }

    private static GateReading Measured()
    {
        var recorder = new Recorder();
        for (var i = 1; i <= 1_000; i++)
            recorder.Latency("delivery", "good").Record(i);
        recorder.Latency("delivery", "mobile").Record(2_000_000);
        recorder.Counter("lost").Add(3);
        var act = recorder.Act("ask");
        foreach (var outcome in (Outcome[])[.. Enumerable.Repeat(Outcome.Ok, 7), Outcome.Refused(3), Outcome.Refused(3), Outcome.Failed("no-answer"), Outcome.Skipped])
        {
            act.OnPlanned();
            act.OnEnd(outcome, 5);
        }

        recorder.Beat(0);
        recorder.Beat(1);
        return new GateReading(
            new Evidence(), new Truth(new Dictionary<string, Protocol.Http.ShowDetails>(), new Dictionary<string, DropTruth>()),
            recorder.Sum(GeneratorHealth.Unknown));
    }
}
