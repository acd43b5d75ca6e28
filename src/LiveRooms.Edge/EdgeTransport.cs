namespace LiveRooms.Edge;

/// <summary>Who serves the hub's WebSockets.</summary>
public enum EdgeTransport
{
    /// <summary>The edge itself, straight on the socket, where it can; Kestrel elsewhere.</summary>
    Sockets,

    /// <summary>Kestrel, all of them.</summary>
    Kestrel,
}
