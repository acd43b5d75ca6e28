using LiveRooms.Load.Agents;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Tests.Runner;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>An agent does its part once, tells each second until it was heard, and ends with its lease.</summary>
public sealed class AgentWorkTests
{
    private readonly ManualTime _time = new();
    private readonly FakePerformer _performer = new();

    [Fact]
    public async Task It_does_its_part_once()
    {
        using var work = Work();
        Assert.Equal(AgentPhase.Waiting, work.Beat(0).Phase);
        work.Prepare(Samples.Plan(10), 0);
        work.Prepare(Samples.Plan(20), 0);
        Assert.False(_performer.Begun.IsCompleted);
        work.Begin(77);
        work.Begin(78);
        var (plan, at) = await _performer.Begun;
        Assert.Equal((10, 77), (plan.Settings.Viewers, at));
        Assert.Equal(AgentPhase.Performing, work.Beat(0).Phase);
        _performer.End();
        await work.Performance;
        var news = work.Beat(0);
        Assert.Equal(AgentPhase.Done, news.Phase);
        Assert.Equal(10, ReportPages.Unpack([.. Enumerable.Range(0, news.Pages).Select(work.Page)]).Evidence.Viewers);
    }

    [Fact]
    public async Task What_went_wrong_is_told()
    {
        using var work = Work();
        work.Prepare(Samples.Plan(10), 0);
        work.Begin(0);
        _performer.Fail("no edge is there");
        await work.Performance;
        var news = work.Beat(0);
        Assert.Equal((AgentPhase.Failed, "no edge is there", 0), (news.Phase, news.Why, news.Pages));
    }

    [Fact]
    public async Task It_ends_early_when_it_must()
    {
        using var work = Work();
        work.Prepare(Samples.Plan(10), 0);
        await work.End();
        Assert.Equal((AgentPhase.Failed, "it was ended before it was done"), (work.Beat(0).Phase, work.Fault));
    }

    [Fact]
    public async Task Who_is_stopped_brings_home_what_it_saw()
    {
        using var work = Work();
        work.Prepare(Samples.Plan(10), 0);
        work.Begin(0);
        await _performer.Begun;
        work.Stop();
        work.Stop();
        await work.Performance;
        var news = work.Beat(0);
        Assert.Equal(AgentPhase.Done, news.Phase);
        Assert.Equal(10, ReportPages.Unpack([.. Enumerable.Range(0, news.Pages).Select(work.Page)]).Evidence.Viewers);
    }

    [Fact]
    public void A_second_is_told_until_it_was_heard()
    {
        using var work = Work();
        Tell(work, 0, 3);
        Assert.Equal([0, 1, 2], Told(work, 0, out _));
        Assert.Equal([0, 1, 2], Told(work, 0, out var heard));
        Tell(work, 3, 1);
        Assert.Equal([3], Told(work, heard, out heard));
        Assert.Empty(Told(work, heard, out _));
    }

    [Fact]
    public void Seconds_that_nobody_fetches_are_dropped()
    {
        using var work = Work();
        Tell(work, 0, 1_000);
        Assert.Equal(Enumerable.Range(880, 120), Told(work, 0, out var heard));
        Tell(work, 1_000, 1);
        Assert.Equal([1_000], Told(work, heard, out _));
    }

    [Fact]
    public void It_is_forsaken_when_nothing_was_heard_for_the_length_of_its_lease()
    {
        using var work = Work();
        _time.Pass(TimeSpan.FromSeconds(15));
        Assert.False(work.IsForsaken);
        work.Clock();
        _time.Pass(TimeSpan.FromSeconds(15));
        work.Beat(0);
        _time.Pass(TimeSpan.FromSeconds(15));
        Assert.False(work.IsForsaken);
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.True(work.IsForsaken);
    }

    private static void Tell(AgentWork work, int first, int count)
    {
        for (var i = 0; i < count; i++)
            work.Report(Samples.Point(first + i, 1));
    }

    private static IEnumerable<int> Told(AgentWork work, int heard, out int next)
    {
        var news = work.Beat(heard);
        next = news.Heard;
        return AgentsJson.ReadPoints(news.Points).Select(point => point.Second);
    }

    private AgentWork Work() => new(_performer, new RunClock(_time), AgentOptions.UsualPatience);
}
