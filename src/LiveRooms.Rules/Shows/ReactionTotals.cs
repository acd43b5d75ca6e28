using System.Text.Json.Serialization;

namespace LiveRooms.Rules.Shows;

/// <summary>Reactions by kind since some beginning. Part of the stored format: kinds are added, never renamed; zero is not written.</summary>
/// <param name="Heart">Hearts.</param>
/// <param name="Like">Likes.</param>
/// <param name="Fire">Flames.</param>
/// <param name="Share">Shares.</param>
[GenerateSerializer, Immutable, Alias("lr.reaction-totals")]
public readonly record struct ReactionTotals(
    [property: JsonPropertyName("heart"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Heart = 0,
    [property: JsonPropertyName("like"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Like = 0,
    [property: JsonPropertyName("fire"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Fire = 0,
    [property: JsonPropertyName("share"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Share = 0)
{
    /// <summary>Highest total of one kind in one relay session.</summary>
    public const long Max = 1_000_000_000_000;

    /// <summary>The total of one kind.</summary>
    public long this[ReactionKind kind] => kind switch
    {
        ReactionKind.Heart => Heart,
        ReactionKind.Like => Like,
        ReactionKind.Fire => Fire,
        ReactionKind.Share => Share,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of reaction."),
    };

    /// <summary>The same numbers from a dictionary; a kind that is missing is zero, one that does not exist throws.</summary>
    public static ReactionTotals From(IReadOnlyDictionary<ReactionKind, long> totals)
    {
        var sum = default(ReactionTotals);
        foreach (var (kind, count) in totals)
            sum = sum.With(kind, count);
        return sum;
    }

    /// <summary>These totals with another number for one kind.</summary>
    public ReactionTotals With(ReactionKind kind, long count) => kind switch
    {
        ReactionKind.Heart => this with { Heart = count },
        ReactionKind.Like => this with { Like = count },
        ReactionKind.Fire => this with { Fire = count },
        ReactionKind.Share => this with { Share = count },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of reaction."),
    };

    /// <summary>Kind by kind the greater: how two reports of one session merge.</summary>
    public ReactionTotals Greater(ReactionTotals other) => new(
        Math.Max(Heart, other.Heart), Math.Max(Like, other.Like), Math.Max(Fire, other.Fire), Math.Max(Share, other.Share));

    /// <summary>Kind by kind the sum: how sessions add up.</summary>
    public ReactionTotals Plus(ReactionTotals other) =>
        new(checked(Heart + other.Heart), checked(Like + other.Like), checked(Fire + other.Fire), checked(Share + other.Share));

    /// <summary>Kind by kind what came since <paramref name="earlier"/> totals of the same session.</summary>
    public ReactionTotals Minus(ReactionTotals earlier) =>
        new(Heart - earlier.Heart, Like - earlier.Like, Fire - earlier.Fire, Share - earlier.Share);

    /// <summary>As a dictionary of every kind.</summary>
    public IReadOnlyDictionary<ReactionKind, long> ToDictionary()
    {
        var totals = this;
        return ReactionNames.All.ToDictionary(kind => kind, kind => totals[kind]);
    }
}
