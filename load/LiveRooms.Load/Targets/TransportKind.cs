namespace LiveRooms.Load.Targets;

/// <summary>How viewers reach the engine.</summary>
public enum TransportKind
{
    /// <summary>By WebSockets.</summary>
    Sockets,

    /// <summary>Without a socket: the generator's process is an edge of the cluster itself.</summary>
    Memory,
}
