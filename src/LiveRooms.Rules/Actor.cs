using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules;

/// <summary>Who gives a command, as the sign-in vouched for.</summary>
/// <param name="Id">The caller's id; a creator's viewer id and creator id are the same text.</param>
/// <param name="Role">The caller's role.</param>
[GenerateSerializer, Immutable, Alias("lr.actor")]
public readonly record struct Actor(ViewerId Id, Role Role)
{
    /// <summary>Whether the caller may act for <paramref name="creator"/>.</summary>
    public bool MayActFor(CreatorId creator) =>
        Role == Role.Operator || (Role == Role.Creator && string.Equals(Id.Value, creator.Value, StringComparison.Ordinal));
}
