namespace LiveRooms.Load.Agents;

/// <summary>Where agents say that they are there, at the coordinator's silo only; the key is its address and port.</summary>
[Alias("lr.load.muster")]
internal interface IMusterGrain : IGrainWithStringKey
{
    /// <summary>An agent comes. Asked again, the answer is the same.</summary>
    /// <returns>Why it is not taken; null when it is.</returns>
    [Alias("enrol")]
    Task<string?> Enrol(AgentCard card);
}
