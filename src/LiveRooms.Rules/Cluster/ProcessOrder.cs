namespace LiveRooms.Rules.Cluster;

/// <summary>What an operator asks of a process.</summary>
public enum ProcessOrder
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>To send its viewers to others and end.</summary>
    Drain,
}
