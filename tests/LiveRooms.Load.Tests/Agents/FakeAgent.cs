using LiveRooms.Load.Agents;
using LiveRooms.Load.Runner;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>An agent's grain without a silo: it answers, or it does not.</summary>
internal sealed class FakeAgent(AgentWork work, RunClock clock) : IAgentGrain
{
    public bool IsSilent { get; set; }

    /// <summary>How far its clock is behind, microseconds.</summary>
    public long Behind { get; set; }

    /// <summary>What happens while a call is on its way there.</summary>
    public Action OnTheWay { get; set; } = static () => { };

    public int Dismissals { get; private set; }

    public Task<long> Clock() => Answer(() => clock.Now - Behind);

    public Task Prepare(byte[] plan, long clockOffset) => Answer(() =>
    {
        work.Prepare(AgentsJson.ReadPlan(plan), clockOffset);
        return 0;
    });

    public Task Begin(long at) => Answer(() =>
    {
        work.Begin(at);
        return 0;
    });

    public Task Stop() => Answer(() =>
    {
        work.Stop();
        return 0;
    });

    public Task<AgentNews> Beat(int heard) => Answer(() => work.Beat(heard) with { Now = clock.Now - Behind });

    public Task<byte[]> Page(int page) => Answer(() => work.Page(page));

    public Task Dismiss() => Answer(() => Dismissals++);

    private Task<T> Answer<T>(Func<T> answer)
    {
        OnTheWay();
        return IsSilent ? Task.FromException<T>(new TimeoutException("no answer")) : Task.FromResult(answer());
    }
}
