using System.Net;
using LiveRooms.Load.Agents;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>A coordinator and agents as real silos, all in this process.</summary>
public sealed class ClusterTests
{
    private static CancellationToken Over => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agents_do_their_shares_and_a_lost_one_is_said()
    {
        var at = AgentProcess.FreePort(IPAddress.Loopback);
        var performers = Enumerable.Range(0, 3).Select(_ => new FakePerformer()).ToArray();
        using var cut = new CancellationTokenSource();
        var agents = performers.Select((performer, i) => AgentProcess.Run(
            new AgentOptions(at, $"agent-{i}"), performer, TimeProvider.System, static _ => { }, i == 2 ? cut.Token : Over)).ToArray();
        var seconds = new Seconds();
        AgentsResult result;
        await using (var coordinator = await Coordinator.Gather(
            new CoordinatorOptions(3, at), new RunClock(TimeProvider.System), static _ => { }, Over))
        {
            var run = coordinator.Perform(Samples.Plan(viewers: 1_000), seconds, Over);
            var plans = await Task.WhenAll(performers.Select(performer => performer.Begun));
            Assert.Equal([0, 1, 2], plans.Select(begun => begun.Plan.Share.Agent).Order());
            Assert.Single(plans.Select(begun => begun.At).Distinct());
            Assert.Equal(1_000, (await seconds.First).Watched["viewers"]);
            await cut.CancelAsync();
            performers[0].End();
            performers[1].End();
            result = await run;
        }

        Assert.Equal(2, result.Reports.Count);
        var lost = Assert.Single(result.Agents, agent => agent.Lost);
        Assert.Equal("agent-2", lost.Name);
        // It says that it is being ended, unless it is gone before a beat hears it.
        Assert.Contains(lost.Why, (string[])["it left the cluster", "it was ended before it was done"]);
        Assert.Equal(1_000, result.Agents.Sum(agent => agent.Viewers));
        Assert.Equal(1_000 - lost.Viewers, result.Reports.Sum(report => report.Evidence.Viewers));
        Assert.Equal([AgentEnd.Dismissed, AgentEnd.Dismissed], await Task.WhenAll(agents[0], agents[1]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => agents[2]);
    }

    [Fact]
    public async Task A_run_that_is_ended_early_brings_all_reports_home()
    {
        var at = AgentProcess.FreePort(IPAddress.Loopback);
        var performers = Enumerable.Range(0, 2).Select(_ => new FakePerformer()).ToArray();
        var agents = performers.Select((performer, i) => AgentProcess.Run(
            new AgentOptions(at, $"agent-{i}"), performer, TimeProvider.System, static _ => { }, Over)).ToArray();
        using var early = new CancellationTokenSource();
        AgentsResult result;
        await using (var coordinator = await Coordinator.Gather(
            new CoordinatorOptions(2, at), new RunClock(TimeProvider.System), static _ => { }, Over))
        {
            var run = coordinator.Perform(Samples.Plan(viewers: 1_000), new Seconds(), early.Token);
            await Task.WhenAll(performers.Select(performer => performer.Begun));
            await early.CancelAsync();
            result = await run;
        }

        Assert.DoesNotContain(result.Agents, agent => agent.Lost);
        Assert.Equal(1_000, result.Reports.Sum(report => report.Evidence.Viewers));
        Assert.Equal(["127.0.0.1"], result.Reports.Select(report => report.Machine).Distinct());
        Assert.Equal([AgentEnd.Dismissed, AgentEnd.Dismissed], await Task.WhenAll(agents));
    }
}
