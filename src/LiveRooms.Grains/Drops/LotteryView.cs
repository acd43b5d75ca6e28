using System.Collections.Immutable;
using LiveRooms.Rules.Drops.Lottery;

namespace LiveRooms.Grains.Drops;

/// <summary>A lottery as everybody sees it: the seed only once it was drawn.</summary>
/// <param name="Commitment">SHA-256 of the seed, from the announcement on.</param>
/// <param name="Entries">Entries so far; once drawn, those that were drawn.</param>
/// <param name="EntriesEndAt">While entries are taken: when it is drawn by itself.</param>
/// <param name="Draw">What the draw published; null before it.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.lottery")]
public sealed record LotteryView(Digest Commitment, int Entries, DateTimeOffset? EntriesEndAt, DrawFacts? Draw);

/// <summary>A page of a draw's leaves.</summary>
/// <param name="Leaves">In canonical order.</param>
/// <param name="Next">The index at which the next page begins; null at the end.</param>
[GenerateSerializer, Immutable, Alias("lr.draw.leaf-page")]
public sealed record LeafPage(ImmutableArray<Digest> Leaves, int? Next)
{
    /// <summary>Leaves in one page at most.</summary>
    public const int MaxLeaves = 10_000;
}
