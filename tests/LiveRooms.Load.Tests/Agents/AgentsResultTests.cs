using LiveRooms.Load.Agents;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Tests.Agents;

public sealed class AgentsResultTests
{
    [Fact]
    public void What_the_coordinator_knows_of_the_figures_stands_beside_what_the_agents_say()
    {
        var result = new AgentsResult([Samples.Report(Share.Whole, viewers: 5)], [new AgentSummary("a", 5, false, null, 0), new AgentSummary("b", 5, true, "gone", 0)])
        {
            Warnings = ["The clock went."],
        };
        var (measured, evidence) = result.Together();
        Assert.Equal(["busy", "The clock went."], measured.Generator.Warnings);
        Assert.Equal((5, 1), (evidence.Viewers, evidence.LostAgents));
    }
}
