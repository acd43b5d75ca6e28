using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops.Lottery;

/// <summary>A hash of 32 bytes, written as 64 lower-case hex digits, ordered bytewise. A value, so that a million of them are one array.</summary>
[GenerateSerializer, Immutable, Alias("lr.draw.digest")]
[JsonConverter(typeof(TextIdConverter<Digest>))]
[SuppressMessage("Design", "CA1036", Justification = "An order to sort by; nobody asks which of two hashes is greater.")]
public readonly record struct Digest : ITextId<Digest>, IComparable<Digest>
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 32;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    // Big-endian, so that comparing numbers compares bytes.
    [Id(0)]
    private readonly ulong _first;
    [Id(1)]
    private readonly ulong _second;
    [Id(2)]
    private readonly ulong _third;
    [Id(3)]
    private readonly ulong _fourth;

    /// <summary>Takes the bytes as they are.</summary>
    /// <exception cref="ArgumentException">They are not <see cref="Length"/>.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
            throw new ArgumentException($"A digest has {Length} bytes, not {bytes.Length}.", nameof(bytes));
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The hex text.</summary>
    [JsonIgnore]
    public string Value => ToString();

    /// <summary>Reads exactly what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, out Digest id)
    {
        var valid = text?.Length == 2 * Length && !text.AsSpan().ContainsAnyExcept(Digits);
        id = valid ? new Digest(Convert.FromHexString(text!)) : default;
        return valid;
    }

    /// <summary>Writes the bytes.</summary>
    public void CopyTo(Span<byte> to)
    {
        BinaryPrimitives.WriteUInt64BigEndian(to, _first);
        BinaryPrimitives.WriteUInt64BigEndian(to[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(to[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(to[24..], _fourth);
    }

    /// <inheritdoc/>
    public int CompareTo(Digest other)
    {
        var order = _first.CompareTo(other._first);
        if (order == 0)
            order = _second.CompareTo(other._second);
        if (order == 0)
            order = _third.CompareTo(other._third);
        return order == 0 ? _fourth.CompareTo(other._fourth) : order;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
