namespace LiveRooms.Client;

/// <summary>Where a room's connection stands.</summary>
public enum ConnectionPhase
{
    /// <summary>In the room: frames arrive, commands are answered.</summary>
    Joined,
    /// <summary>The connection was lost and is being made again; commands wait.</summary>
    Reconnecting,
    /// <summary>Left, disposed, or refused for good. Nothing follows.</summary>
    Closed,
}
