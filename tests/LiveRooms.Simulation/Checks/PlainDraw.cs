using System.Security.Cryptography;
using System.Text;

namespace LiveRooms.Simulation.Checks;

/// <summary>A draw done over again from what was published of how it is done, in the plainest way.</summary>
internal sealed record PlainDraw(List<Claim> Ranked, string Root, string RankRoot)
{
    public static PlainDraw Of(string seed, List<(Claim Claim, string Line)> entries)
    {
        var secret = Convert.FromHexString(seed);
        var leaves = entries.ConvertAll(e => (e.Claim, Leaf: Hash(0, Encoding.UTF8.GetBytes(e.Line))));
        var ranked = leaves.ConvertAll(e => (e.Claim, e.Leaf, Key: HMACSHA256.HashData(secret, e.Leaf)));
        leaves.Sort((one, other) => one.Leaf.AsSpan().SequenceCompareTo(other.Leaf));
        ranked.Sort((one, other) => one.Key.AsSpan().SequenceCompareTo(other.Key));
        return new PlainDraw(
            ranked.ConvertAll(e => e.Claim), RootOf(leaves.ConvertAll(e => e.Leaf)), RootOf(ranked.ConvertAll(e => Hash(0, e.Key, e.Leaf))));
    }

    /// <summary>The commitment to a seed.</summary>
    public static string CommitmentTo(string seed) => Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(seed)));

    private static string RootOf(List<byte[]> leaves) => Convert.ToHexStringLower(leaves.Count == 0 ? SHA256.HashData([]) : Tree(leaves));

    /// <summary>RFC 6962: split at the largest power of two below the count.</summary>
    private static byte[] Tree(List<byte[]> leaves)
    {
        if (leaves.Count == 1)
            return leaves[0];
        var left = 1;
        while (left * 2 < leaves.Count)
            left *= 2;
        return Hash(1, Tree(leaves.GetRange(0, left)), Tree(leaves.GetRange(left, leaves.Count - left)));
    }

    private static byte[] Hash(byte prefix, params byte[][] parts) => SHA256.HashData([prefix, .. parts.SelectMany(p => p)]);
}
