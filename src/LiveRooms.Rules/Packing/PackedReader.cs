using System.Text;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Packing;

/// <summary>Reads what a <see cref="PackedWriter"/> wrote. Whatever is not there, or not so, is one kind of error: FormatException.</summary>
/// <param name="bytes">As written.</param>
public ref struct PackedReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Whether all was read.</summary>
    public readonly bool AtEnd => Position == _bytes.Length;

    /// <summary>One byte.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public byte Byte() => Position < _bytes.Length ? _bytes[Position++] : throw CutShort();

    /// <summary>A number of 0 or more.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1)
                break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new FormatException("A number is too long.");
    }

    /// <summary>A number of 0 to <paramref name="most"/>.</summary>
    /// <exception cref="FormatException">There is none, or it is larger.</exception>
    public int Number(int most)
    {
        var value = Number();
        return most >= 0 && value <= (ulong)most ? (int)value : throw new FormatException($"{value} is more than {most}.");
    }

    /// <summary>A number on either side of 0.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public long Difference()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>So many bytes as they are.</summary>
    /// <exception cref="FormatException">There are fewer.</exception>
    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > _bytes.Length - Position)
            throw CutShort();
        var bytes = _bytes.Slice(Position, count);
        Position += count;
        return bytes;
    }

    /// <summary>An operation's id.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public OperationId Operation() => new(ShortId.ReadFrom(ref this));

    /// <summary>A viewer's id.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public ViewerId Viewer() => new(ShortId.ReadFrom(ref this));

    /// <summary>Any other id, by its text.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public TId Text<TId>()
        where TId : struct, ITextId<TId> =>
        TId.TryParse(Encoding.Latin1.GetString(Bytes(Byte())), out var id) ? id : throw new FormatException("A text is no id.");

    private static FormatException CutShort() => new("The bytes are cut short.");
}
