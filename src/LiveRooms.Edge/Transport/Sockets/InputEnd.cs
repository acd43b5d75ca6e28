namespace LiveRooms.Edge.Transport.Sockets;

/// <summary>How what a client sends came to its end.</summary>
internal enum InputEnd
{
    /// <summary>It has not ended.</summary>
    None,

    /// <summary>The client said so, by a close frame.</summary>
    Closed,

    /// <summary>What came was no WebSocket frame, or too large.</summary>
    Wrong,

    /// <summary>The socket ended or failed.</summary>
    Lost,
}
