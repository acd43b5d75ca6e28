using System.Collections.Immutable;

namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>
/// That an entry was in a draw and came to its rank, checked without the other entries. That the ranks before it are right too
/// takes the leaves: <see cref="DrawAudit"/>.
/// </summary>
/// <param name="Draw">What the draw published.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Leaf">The entry's hash.</param>
/// <param name="Index">Where the leaf stands among the sorted leaves, from 0.</param>
/// <param name="Path">From the leaf to the root, bottom up.</param>
/// <param name="Key">What ranks the entry.</param>
/// <param name="Rank">The entry's rank, 1 comes first.</param>
/// <param name="RankPath">From the ranked entry to the rank root, bottom up.</param>
[GenerateSerializer, Immutable, Alias("lr.draw.proof")]
public sealed record DrawProof(
    DrawFacts Draw, DrawEntry Entry, Digest Leaf, int Index, ImmutableArray<Digest> Path, Digest Key, int Rank,
    ImmutableArray<Digest> RankPath)
{
    /// <summary>Every check in the order in which one leans on the other; the proof is good when all hold.</summary>
    public ImmutableArray<DrawCheck> Verify()
    {
        using var hash = new DrawHash();
        using var hmac = new DrawKeys(Draw.Seed);
        return
        [
            DrawCheck.Commitment(Draw),
            DrawCheck.Of("drop", Entry.Drop == Draw.Drop, $"The entry is of the drop {Draw.Drop}.",
                $"The entry is of the drop {Entry.Drop}, the draw of {Draw.Drop}."),
            DrawCheck.Same("leaf", Entry.Leaf(hash), Leaf, "The hash of the entry"),
            Leads("inclusion", Leaf, Index, Path, Draw.Root, $"The entry is number {Index + 1} of {Draw.Entries}"),
            DrawCheck.Same("key", hmac.Of(Leaf), Key, "The entry's key under the seed"),
            Leads("rank", hash.RankLeaf(Key, Leaf), Rank - 1, RankPath, Draw.RankRoot, $"The entry has rank {Rank} of {Draw.Entries}"),
        ];
    }

    private DrawCheck Leads(string name, Digest leaf, int index, ImmutableArray<Digest> path, Digest root, string claim)
    {
        if (index < 0 || index >= Draw.Entries)
            return new(name, false, $"{claim}: there is no such place.");
        return MerkleTree.RootOf(leaf, index, Draw.Entries, path) is { } found
            ? DrawCheck.Of(name, found == root, $"{claim}: its path leads to {root}.", $"{claim}: its path leads to {found}, not to {root}.")
            : new(name, false, $"{claim}: its path has {path.Length} steps, which does not fit that place.");
    }
}
