namespace LiveRooms.Rules;

/// <summary>What a signed-in caller may be. Numbers are stored: never renumber.</summary>
[GenerateSerializer, Alias("lr.role")]
public enum Role
{
    /// <summary>Watches, chats, reserves.</summary>
    Viewer = 0,
    /// <summary>Hosts shows and owns drops; may touch only their own.</summary>
    Creator = 1,
    /// <summary>Keeps a cluster; may touch every show and drop.</summary>
    Operator = 2,
}
