using LiveRooms.Load.Agents;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>Each second is told once, in order, when all told it; nobody holds it up for long.</summary>
public sealed class AgentsProgressTests
{
    private readonly Seconds _whole = new();

    [Fact]
    public void A_second_is_told_when_all_told_it()
    {
        var progress = new AgentsProgress(() => 2, _whole);
        progress.Report(Samples.Point(0, 10));
        Assert.Empty(_whole.All);
        progress.Report(Samples.Point(1, 10));
        progress.Report(Samples.Point(0, 5));
        var first = Assert.Single(_whole.All);
        Assert.Equal((0, 15, 10, 8), (first.Second, first.Watched["viewers"], first.Rates["frames"], first.Latencies["delivery"].Count));
        progress.Report(Samples.Point(1, 5));
        Assert.Equal([0, 1], _whole.All.Select(point => point.Second));
    }

    [Fact]
    public void Who_is_lost_is_not_waited_for()
    {
        var agents = 2;
        var progress = new AgentsProgress(() => agents, _whole);
        progress.Report(Samples.Point(0, 10));
        agents = 1;
        progress.Report(Samples.Point(1, 10));
        Assert.Equal([0, 1], _whole.All.Select(point => point.Second));
    }

    [Fact]
    public void Who_is_late_is_waited_for_a_few_seconds_only()
    {
        var progress = new AgentsProgress(() => 2, _whole);
        for (var second = 0; second < 20; second++)
            progress.Report(Samples.Point(second, 10));
        Assert.Equal(Enumerable.Range(0, 15), _whole.All.Select(point => point.Second));
        progress.Report(Samples.Point(3, 5));
        Assert.Equal(15, _whole.All.Count);
    }
}
