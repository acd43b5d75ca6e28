namespace LiveRooms.Edge.Transport.WebSockets;

/// <summary>Why a WebSocket ends (RFC 6455, 7.4.1), as far as the edge says it.</summary>
internal enum CloseCode : ushort
{
    /// <summary>No code: a close frame without a payload.</summary>
    None = 0,

    /// <summary>All was said.</summary>
    Normal = 1000,

    /// <summary>What came is no WebSocket frame.</summary>
    ProtocolError = 1002,

    /// <summary>A frame, or what waits to be read, is larger than the edge takes.</summary>
    TooBig = 1009,
}
