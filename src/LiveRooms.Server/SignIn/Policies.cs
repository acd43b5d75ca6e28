namespace LiveRooms.Server.SignIn;

/// <summary>The authorization policies.</summary>
internal static class Policies
{
    /// <summary>Creators and operators.</summary>
    public const string Creator = "creator";

    /// <summary>Operators.</summary>
    public const string Operator = "operator";
}
