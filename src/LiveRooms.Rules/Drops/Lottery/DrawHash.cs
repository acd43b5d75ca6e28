using System.Security.Cryptography;

namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>SHA-256 as a draw uses it, over one reused state: a draw of a million entries hashes five million times.</summary>
internal sealed class DrawHash : IDisposable
{
    /// <summary>The first byte of what a leaf is the hash of.</summary>
    public const byte LeafPrefix = 0;

    /// <summary>The first byte of what a node above leaves is the hash of, so that no leaf can be passed off as a node.</summary>
    public const byte NodePrefix = 1;

    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Of these bytes.</summary>
    public Digest Of(ReadOnlySpan<byte> bytes) => Finish(_sha, bytes);

    /// <summary>The node above two others.</summary>
    public Digest Node(Digest left, Digest right) => Pair(NodePrefix, left, right);

    /// <summary>The leaf of a ranked entry.</summary>
    public Digest RankLeaf(Digest key, Digest leaf) => Pair(LeafPrefix, key, leaf);

    public void Dispose() => _sha.Dispose();

    /// <summary>What the bytes come to, and the state ready for the next.</summary>
    internal static Digest Finish(IncrementalHash state, ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Digest.Length];
        state.AppendData(bytes);
        state.GetHashAndReset(hash);
        return new Digest(hash);
    }

    private Digest Pair(byte prefix, Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * Digest.Length)];
        bytes[0] = prefix;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Digest.Length)..]);
        return Of(bytes);
    }
}
