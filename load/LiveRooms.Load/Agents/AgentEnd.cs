namespace LiveRooms.Load.Agents;

/// <summary>How an agent's work ended.</summary>
internal enum AgentEnd
{
    /// <summary>The coordinator needs it no more.</summary>
    Dismissed,

    /// <summary>It could not do its part, and the coordinator knows.</summary>
    Failed,

    /// <summary>The coordinator did not take it.</summary>
    Refused,

    /// <summary>Nothing was heard of the coordinator any more.</summary>
    Forsaken,
}
