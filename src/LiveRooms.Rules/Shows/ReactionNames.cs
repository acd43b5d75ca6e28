namespace LiveRooms.Rules.Shows;

/// <summary>The names of the kinds of reaction, as sent.</summary>
public static class ReactionNames
{
    /// <summary>Every kind, in the order of their numbers.</summary>
    public static IReadOnlyList<ReactionKind> All { get; } =
        [ReactionKind.Heart, ReactionKind.Like, ReactionKind.Fire, ReactionKind.Share];

    /// <summary>The kind's name: <c>heart</c>, <c>like</c>, <c>fire</c> or <c>share</c>.</summary>
    public static string Name(this ReactionKind kind) => kind switch
    {
        ReactionKind.Heart => "heart",
        ReactionKind.Like => "like",
        ReactionKind.Fire => "fire",
        ReactionKind.Share => "share",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of reaction."),
    };

    /// <summary>The kind of that name.</summary>
    public static bool TryParse(string? name, out ReactionKind kind)
    {
        // By number, since an enumerator of the list would be allocated for every heart.
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Name() != name)
                continue;
            kind = All[i];
            return true;
        }

        kind = default;
        return false;
    }
}
