namespace LiveRooms.Edge.Transport.WebSockets;

/// <summary>What a <see cref="FrameReader"/> found next.</summary>
internal enum FrameStep
{
    /// <summary>Nothing more can be told without more bytes.</summary>
    More,

    /// <summary>A part of a message.</summary>
    Data,

    /// <summary>A ping as a whole; its payload is to be sent back.</summary>
    Ping,

    /// <summary>A pong as a whole; nobody waits for it.</summary>
    Pong,

    /// <summary>The client ends the connection; nothing follows.</summary>
    Close,

    /// <summary>What came breaks the protocol: <see cref="FrameReader.Fault"/>. Nothing follows.</summary>
    Fault,
}
