namespace LiveRooms.Protocol.Hub;

/// <summary>The kinds of reaction.</summary>
public static class ReactionKinds
{
    /// <summary>A heart.</summary>
    public const string Heart = "heart";
    /// <summary>A like.</summary>
    public const string Like = "like";
    /// <summary>A flame.</summary>
    public const string Fire = "fire";
    /// <summary>A share.</summary>
    public const string Share = "share";
}
