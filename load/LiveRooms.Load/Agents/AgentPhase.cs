namespace LiveRooms.Load.Agents;

/// <summary>How far an agent is.</summary>
[GenerateSerializer, Alias("lr.load.agent-phase")]
internal enum AgentPhase
{
    /// <summary>It has no plan yet.</summary>
    Waiting,

    /// <summary>It makes itself ready.</summary>
    Preparing,

    /// <summary>It waits to be told when to begin.</summary>
    Ready,

    /// <summary>It does its part.</summary>
    Performing,

    /// <summary>Its report is ready.</summary>
    Done,

    /// <summary>It could not do its part.</summary>
    Failed,
}
