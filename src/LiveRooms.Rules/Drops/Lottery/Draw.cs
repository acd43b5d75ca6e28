namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>
/// A draw: seed and leaves in, ranks, roots and proofs out. The order in which the leaves come makes no difference. The trees are
/// built when first asked for and kept. Not safe for concurrent use.
/// </summary>
public sealed class Draw
{
    private readonly DrawSeed _seed;
    private readonly Digest[] _leaves;
    private readonly Digest[] _keys;
    // Where the leaf of each rank stands among the leaves.
    private readonly int[] _ranked;
    // Where each leaf stood when it was given.
    private readonly int[] _sources;
    private MerkleTree? _tree;
    private MerkleTree? _rankTree;

    private Draw(DrawSeed seed, Digest[] leaves, Digest[] keys, int[] ranked, int[] sources) =>
        (_seed, _leaves, _keys, _ranked, _sources) = (seed, leaves, keys, ranked, sources);

    /// <summary>Entries in all.</summary>
    public int Count => _leaves.Length;

    /// <summary>The leaves in canonical order: sorted bytewise.</summary>
    public ReadOnlySpan<Digest> Leaves => _leaves;

    /// <summary>The Merkle root over the leaves.</summary>
    public Digest Root => Tree.Root;

    /// <summary>The Merkle root over the ranked entries, in the order of their ranks.</summary>
    public Digest RankRoot => RankTree.Root;

    private MerkleTree Tree => _tree ??= new MerkleTree(_leaves);

    private MerkleTree RankTree => _rankTree ??= new MerkleTree(RankLeaves());

    /// <summary>Ranks the leaves under a seed.</summary>
    /// <param name="seed">What decides.</param>
    /// <param name="leaves">One for each entry, in any order; taken over and sorted in place.</param>
    /// <exception cref="ArgumentException">Two leaves are the same.</exception>
    public static Draw Of(DrawSeed seed, Digest[] leaves)
    {
        int[] sources = [.. Enumerable.Range(0, leaves.Length)], ranked = [.. sources];
        Array.Sort(leaves, sources);
        var keys = new Digest[leaves.Length];
        using var hmac = new DrawKeys(seed);
        for (var i = 0; i < leaves.Length; i++)
        {
            if (i > 0 && leaves[i] == leaves[i - 1])
                throw new ArgumentException($"The leaf {leaves[i]} is there twice.", nameof(leaves));
            keys[i] = hmac.Of(leaves[i]);
        }

        // Two keys are never the same: that would be a collision of SHA-256.
        Array.Sort(keys, ranked);
        return new Draw(seed, leaves, keys, ranked, sources);
    }

    /// <summary>The rank of a leaf, 1 comes first; null when it was not in the draw. O(log n).</summary>
    public int? RankOf(Digest leaf)
    {
        if (IndexOf(leaf) is null)
            return null;
        using var hmac = new DrawKeys(_seed);
        return Array.BinarySearch(_keys, hmac.Of(leaf)) + 1;
    }

    /// <summary>Where the leaf of a rank stood, from 0, in the order in which the leaves were given.</summary>
    /// <param name="rank">1 to <see cref="Count"/>.</param>
    public int SourceOf(int rank) => _sources[_ranked[rank - 1]];

    /// <summary>Where a leaf stands in <see cref="Leaves"/>, from 0; null when it is not there. O(log n).</summary>
    public int? IndexOf(Digest leaf) => Array.BinarySearch(_leaves, leaf) is >= 0 and var index ? index : null;

    /// <summary>What anybody needs to check one entry of this draw. O(log n).</summary>
    /// <param name="facts">What the draw publishes.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>The proof; null when the entry was not in the draw.</returns>
    public DrawProof? Prove(DrawFacts facts, DrawEntry entry)
    {
        var leaf = entry.Leaf();
        if (IndexOf(leaf) is not { } index)
            return null;
        using var hmac = new DrawKeys(_seed);
        var key = hmac.Of(leaf);
        var place = Array.BinarySearch(_keys, key);
        return new DrawProof(facts, entry, leaf, index, Tree.PathOf(index), key, place + 1, RankTree.PathOf(place));
    }

    private Digest[] RankLeaves()
    {
        using var hash = new DrawHash();
        var leaves = new Digest[_keys.Length];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = hash.RankLeaf(_keys[i], _leaves[_ranked[i]]);
        return leaves;
    }
}
