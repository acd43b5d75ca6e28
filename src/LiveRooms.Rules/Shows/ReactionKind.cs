namespace LiveRooms.Rules.Shows;

/// <summary>The kinds of reaction.</summary>
[GenerateSerializer, Alias("lr.reaction-kind")]
public enum ReactionKind
{
    /// <summary>A heart.</summary>
    Heart = 0,
    /// <summary>A like.</summary>
    Like = 1,
    /// <summary>A flame.</summary>
    Fire = 2,
    /// <summary>A share.</summary>
    Share = 3,
}
