using System.Security.Cryptography;

namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>
/// The keys by which a seed ranks: HMAC-SHA256 of a leaf under the seed; the smallest key comes first. Who does not know the seed
/// cannot tell one entry's key from another's, so no way of entering is better than any other.
/// </summary>
internal sealed class DrawKeys : IDisposable
{
    private readonly IncrementalHash _hmac;

    public DrawKeys(DrawSeed seed)
    {
        Span<byte> secret = stackalloc byte[Digest.Length];
        seed.CopyTo(secret);
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
    }

    /// <summary>The key of a leaf.</summary>
    public Digest Of(Digest leaf)
    {
        Span<byte> bytes = stackalloc byte[Digest.Length];
        leaf.CopyTo(bytes);
        return DrawHash.Finish(_hmac, bytes);
    }

    public void Dispose() => _hmac.Dispose();
}
