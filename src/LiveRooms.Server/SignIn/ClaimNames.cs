namespace LiveRooms.Server.SignIn;

/// <summary>The claims that every principal here carries, whoever issued its token.</summary>
internal static class ClaimNames
{
    /// <summary>The viewer's id.</summary>
    public const string Subject = "sub";

    /// <summary>The name shown.</summary>
    public const string Name = "name";

    /// <summary><c>viewer</c>, <c>creator</c> or <c>operator</c>.</summary>
    public const string Role = "role";
}
