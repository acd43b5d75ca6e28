using System.Collections.Immutable;

namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>
/// The Merkle tree of RFC 6962 over leaves that are hashed already. The RFC splits at the largest power of two; level by level that
/// is: pairs become nodes, and a last one without a partner goes up as it is.
/// </summary>
internal sealed class MerkleTree
{
    // The leaves, the nodes above them, and so on; the last level is the root alone.
    private readonly List<Digest[]> _levels;

    public MerkleTree(Digest[] leaves)
    {
        using var hash = new DrawHash();
        _levels = [leaves];
        for (var level = leaves; level.Length > 1; _levels.Add(level))
            level = Above(level, hash);
        Root = leaves.Length == 0 ? hash.Of([]) : _levels[^1][0];
    }

    /// <summary>Of no leaves: the hash of nothing.</summary>
    public Digest Root { get; }

    /// <summary>The neighbours with which the leaf at <paramref name="index"/> leads to the root, bottom up. O(log n).</summary>
    public ImmutableArray<Digest> PathOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _levels[0].Length);
        var path = ImmutableArray.CreateBuilder<Digest>(_levels.Count);
        foreach (var level in _levels)
        {
            var neighbour = index ^ 1;
            if (neighbour < level.Length)
                path.Add(level[neighbour]);
            index >>= 1;
        }

        return path.DrainToImmutable();
    }

    /// <summary>
    /// The root that a leaf at <paramref name="index"/> of <paramref name="count"/> and its path lead to; null when the path is not as
    /// long as it is there, or there is no such place.
    /// </summary>
    public static Digest? RootOf(Digest leaf, int index, int count, ImmutableArray<Digest> path)
    {
        if (index < 0 || index >= count)
            return null;
        using var hash = new DrawHash();
        var (node, used) = (leaf, 0);
        for (var last = count - 1; last > 0; last >>= 1, index >>= 1)
        {
            if ((index ^ 1) > last)
                continue;
            if (used == path.Length)
                return null;
            var neighbour = path[used++];
            node = (index & 1) == 0 ? hash.Node(node, neighbour) : hash.Node(neighbour, node);
        }

        return used == path.Length ? node : null;
    }

    private static Digest[] Above(Digest[] level, DrawHash hash)
    {
        var above = new Digest[(level.Length + 1) / 2];
        for (var i = 0; i < level.Length / 2; i++)
            above[i] = hash.Node(level[2 * i], level[(2 * i) + 1]);
        if (level.Length % 2 == 1)
            above[^1] = level[^1];
        return above;
    }
}
