using LiveRooms.Load.Agents.Placement;

namespace LiveRooms.Load.Agents;

/// <inheritdoc cref="IAgentGrain"/>
/// <param name="work">What this process does.</param>
[GrainType("load-agent"), AtHome]
internal sealed class AgentGrain(AgentWork work) : Grain, IAgentGrain
{
    public Task<long> Clock() => Task.FromResult(work.Clock());

    public Task Prepare(byte[] plan, long clockOffset)
    {
        work.Prepare(AgentsJson.ReadPlan(plan), clockOffset);
        return Task.CompletedTask;
    }

    public Task Begin(long at)
    {
        work.Begin(at);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        work.Stop();
        return Task.CompletedTask;
    }

    public Task<AgentNews> Beat(int heard) => Task.FromResult(work.Beat(heard));

    public Task<byte[]> Page(int page) => Task.FromResult(work.Page(page));

    public Task Dismiss()
    {
        work.Dismiss();
        return Task.CompletedTask;
    }
}
