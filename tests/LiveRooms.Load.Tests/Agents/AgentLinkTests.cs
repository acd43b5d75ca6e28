using LiveRooms.Load.Agents;
using LiveRooms.Load.Runner;
using LiveRooms.Load.Runs;
using LiveRooms.Load.Tests.Runner;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>When an agent counts as lost, and when not.</summary>
public sealed class AgentLinkTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly ManualTime _time = new();
    private readonly FakePerformer _performer = new();
    private readonly RunClock _clock;
    private readonly AgentWork _work;
    private readonly FakeAgent _agent;
    private readonly AgentLink _link;
    private string? _gone;

    public AgentLinkTests()
    {
        _clock = new RunClock(_time);
        _work = new AgentWork(_performer, _clock, Patience);
        _agent = new FakeAgent(_work, _clock) { Behind = 40_000 };
        _link = new AgentLink(new AgentCard("a", "silo", "1", 4), _agent, _clock, Patience, () => _gone);
    }

    private static CancellationToken Over => TestContext.Current.CancellationToken;

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Its_report_comes_home()
    {
        var seconds = new Seconds();
        var run = await Begin(seconds, Over);
        Assert.True(await _link.Beat(Over));
        Assert.Equal([0], seconds.All.Select(point => point.Second));
        Assert.False(run.Report.IsCompleted);
        var report = await Finish(run);
        Assert.Equal(10, report?.Evidence.Viewers);
        Assert.Null(_link.Lost);
    }

    [Fact]
    public async Task Its_report_comes_home_when_the_run_is_ended_early()
    {
        using var early = new CancellationTokenSource();
        var run = await Begin(new Seconds(), early.Token);
        await early.CancelAsync();
        await _work.Performance;
        await _link.Beat(Over);
        Assert.Equal(10, (await run.Report)?.Evidence.Viewers);
        Assert.Null(_link.Lost);
    }

    [Fact]
    public async Task A_short_silence_is_forgiven()
    {
        _agent.IsSilent = true;
        for (var i = 0; i < 14; i++)
        {
            _time.Pass(TimeSpan.FromSeconds(1));
            Assert.True(await _link.Beat(Over));
        }

        _agent.IsSilent = false;
        Assert.True(await _link.Beat(Over));
        _agent.IsSilent = true;
        _time.Pass(TimeSpan.FromSeconds(14));
        Assert.True(await _link.Beat(Over));
        Assert.Null(_link.Lost);
    }

    [Fact]
    public async Task A_long_silence_is_a_loss_and_the_run_goes_on_without_it()
    {
        var run = await Begin(new Seconds(), Over);
        _agent.IsSilent = true;
        _time.Pass(Patience);
        Assert.False(await _link.Beat(Over));
        Assert.Equal("nothing was heard of it for 15 s: no answer", _link.Lost);
        Assert.Null(await run.Report);
    }

    [Fact]
    public async Task Who_is_known_to_be_gone_is_lost_at_once()
    {
        (_agent.IsSilent, _gone) = (true, "its process ended with code 137");
        Assert.False(await _link.Beat(Over));
        Assert.Equal("its process ended with code 137", _link.Lost);
        await _link.Dismiss();
        Assert.Equal(0, _agent.Dismissals);
    }

    [Fact]
    public async Task Who_could_not_do_it_is_lost_with_its_reason_and_may_go()
    {
        var run = await Begin(new Seconds(), Over);
        _performer.Fail("no edge is there");
        await _work.Performance;
        Assert.False(await _link.Beat(Over));
        Assert.Null(await run.Report);
        Assert.Equal("no edge is there", _link.Lost);
        await _link.Dismiss();
        Assert.Equal(1, _agent.Dismissals);
    }

    [Fact]
    public async Task Who_goes_once_its_report_is_home_is_not_lost()
    {
        await Finish(await Begin(new Seconds(), Over));
        (_agent.IsSilent, _gone) = (true, "its process ended with code 0");
        Assert.False(await _link.Beat(Over));
        Assert.Null(_link.Lost);
    }

    [Fact]
    public async Task Who_is_lost_with_its_report_is_lost()
    {
        var run = await Begin(new Seconds(), Over);
        _performer.End();
        await _work.Performance;
        // The beat is answered before all else; the pages are not.
        var beat = _link.Beat(Over);
        _agent.IsSilent = true;
        await beat;
        Assert.Null(await run.Report);
        Assert.Equal("no answer", _link.Lost);
    }

    [Fact]
    public async Task What_is_told_of_its_clock_is_what_was_reckoned_with()
    {
        _agent.OnTheWay = () => _time.Pass(1_000);
        await _link.Measure(Over);
        await Begin(new Seconds(), Over);
        Assert.Equal((39_500, 0), (_link.ClockOffset, _link.ClockDrift));
        // A better answer than those before, and too late.
        (_agent.OnTheWay, _agent.Behind) = (static () => { }, 47_000);
        await _link.Beat(Over);
        Assert.Equal((39_500, 7_500), (_link.ClockOffset, _link.ClockDrift));
    }

    [Fact]
    public async Task Who_is_lost_before_it_is_ready_does_not_hold_the_others_up()
    {
        _agent.IsSilent = true;
        await _link.Prepare(Samples.Plan(10), TimeSpan.FromMinutes(2), Over);
        Assert.Equal("no answer", _link.Lost);
        Assert.Null(await _link.Perform(0, new Seconds(), Over));
    }

    private async Task<Run> Begin(Seconds seconds, CancellationToken early)
    {
        var ready = _link.Prepare(Samples.Plan(10), TimeSpan.FromMinutes(2), Over);
        while (_work.Beat(0).Phase != AgentPhase.Ready)
            await Task.Yield();
        Assert.True(await _link.Beat(Over));
        await ready;
        var report = _link.Perform(0, seconds, early);
        await _performer.Begun;
        return new Run(report);
    }

    private async Task<AgentReport?> Finish(Run run)
    {
        _performer.End();
        await _work.Performance;
        await _link.Beat(Over);
        return await run.Report;
    }

    /// <summary>One that is under way.</summary>
    private sealed record Run(Task<AgentReport?> Report);
}
