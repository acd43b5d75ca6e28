namespace LiveRooms.Rules.Shedding;

/// <summary>What makes a process tight or full.</summary>
public enum LoadCause
{
    /// <summary>Nothing does.</summary>
    None,
    /// <summary>It takes much of the processors' time.</summary>
    Cpu,
    /// <summary>It takes much of its memory.</summary>
    Memory,
    /// <summary>What it has to do waits long before it is begun.</summary>
    Queue,
}
