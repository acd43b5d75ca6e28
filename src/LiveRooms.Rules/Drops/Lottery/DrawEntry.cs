using System.Security.Cryptography;
using System.Text;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>What a viewer entered a draw with; when does not matter.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Viewer">Whose it is.</param>
/// <param name="Variant">The variant asked for, if the drop has any.</param>
/// <param name="Quantity">Units.</param>
[GenerateSerializer, Immutable, Alias("lr.draw.entry")]
public readonly record struct DrawEntry(DropId Drop, ViewerId Viewer, VariantId? Variant, int Quantity)
{
    // Three ids of at most 64 letters, three line ends, a number of at most 11, a byte for the prefix.
    private const int MaxBytes = 256;

    /// <summary>Its leaf: SHA-256 of a zero byte and the lines drop, viewer, variant or nothing, quantity.</summary>
    public Digest Leaf()
    {
        Span<byte> text = stackalloc byte[MaxBytes];
        Span<byte> hash = stackalloc byte[Digest.Length];
        SHA256.HashData(text[..Write(text)], hash);
        return new Digest(hash);
    }

    internal Digest Leaf(DrawHash hash)
    {
        Span<byte> text = stackalloc byte[MaxBytes];
        return hash.Of(text[..Write(text)]);
    }

    private int Write(Span<byte> text)
    {
        text[0] = DrawHash.LeafPrefix;
        var length = 1;
        Add(text, ref length, Drop.Value);
        Add(text, ref length, Viewer.Value);
        Add(text, ref length, Variant?.Value ?? "");
        Quantity.TryFormat(text[length..], out var written);
        return length + written;
    }

    private static void Add(Span<byte> text, ref int length, string line)
    {
        length += Encoding.UTF8.GetBytes(line, text[length..]);
        text[length++] = (byte)'\n';
    }
}
