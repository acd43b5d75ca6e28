namespace LiveRooms.Load.Agents;

/// <summary>An agent, to be found at its own silo only; the key is that silo's address. Every call renews its lease.</summary>
[Alias("lr.load.agent")]
internal interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>Its clock, microseconds.</summary>
    [Alias("clock")]
    Task<long> Clock();

    /// <summary>Makes itself ready for its part, and does not wait until it is; once only, again is no harm.</summary>
    /// <param name="plan">A <see cref="Runs.PerformancePlan"/> as JSON.</param>
    /// <param name="clockOffset">How far its clock is behind, microseconds.</param>
    [Alias("prepare")]
    Task Prepare([Immutable] byte[] plan, long clockOffset);

    /// <summary>When the first act is due, microseconds of the coordinator's clock; once only, again is no harm.</summary>
    [Alias("begin")]
    Task Begin(long at);

    /// <summary>Its acts end early; its report comes all the same. Again is no harm.</summary>
    [Alias("stop")]
    Task Stop();

    /// <summary>How far it is, and what it has to tell.</summary>
    /// <param name="heard">What was heard already.</param>
    [Alias("beat")]
    Task<AgentNews> Beat(int heard);

    /// <summary>A page of its report.</summary>
    [Alias("page")]
    Task<byte[]> Page(int page);

    /// <summary>It may go; what it is doing ends.</summary>
    [Alias("dismiss")]
    Task Dismiss();
}
