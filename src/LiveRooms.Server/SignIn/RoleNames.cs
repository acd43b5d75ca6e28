using LiveRooms.Rules;

namespace LiveRooms.Server.SignIn;

/// <summary>The roles as tokens and cards spell them.</summary>
internal static class RoleNames
{
    public const string Viewer = "viewer";
    public const string Creator = "creator";
    public const string Operator = "operator";

    /// <summary>The spelling of a role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Operator => Operator,
        Role.Creator => Creator,
        _ => Viewer,
    };

    /// <summary>The role of a spelling; a viewer when it is none of the three.</summary>
    public static Role Parse(string? text) => text switch
    {
        Operator => Role.Operator,
        Creator => Role.Creator,
        _ => Role.Viewer,
    };
}
