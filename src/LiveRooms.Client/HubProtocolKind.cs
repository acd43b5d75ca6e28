namespace LiveRooms.Client;

/// <summary>How hub messages are encoded.</summary>
public enum HubProtocolKind
{
    /// <summary>Text: easy to read in a trace.</summary>
    Json,
    /// <summary>Binary: about half the bytes.</summary>
    MessagePack,
}
