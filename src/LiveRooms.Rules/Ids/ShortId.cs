using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using LiveRooms.Rules.Packing;

namespace LiveRooms.Rules.Ids;

/// <summary>
/// An id's text in 24 bytes when it is of a form that ids nearly always have here, sixteen bytes written as a UUID, as hex or as
/// base64 for addresses, the latter two behind an optional letter and hyphen; else the text itself. A drop keeps two of these for
/// each reservation it ever had.
/// </summary>
internal readonly struct ShortId : IEquatable<ShortId>
{
    // STORED FORMAT: a form's number; the text's takes the place of one.
    private const byte TextCode = byte.MaxValue;
    private const byte HexCode = 1;
    private const byte Base64Code = 28;
    private const int KeyBytes = 16;

    private static readonly Form Uuid = new(0, null, Writing.Uuid);

    // One for each letter and writing, made once: a form is told by its identity. Each stands at its number.
    private static readonly Form[] Forms = [Uuid, .. FormsOf(HexCode, Writing.Hex), .. FormsOf(Base64Code, Writing.Base64)];

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly object? _form;

    private ShortId(ReadOnlySpan<byte> bytes, object form)
    {
        _first = BitConverter.ToUInt64(bytes);
        _second = BitConverter.ToUInt64(bytes[8..]);
        _form = form;
    }

    private ShortId(string text) => _form = text;

    private enum Writing
    {
        Uuid,
        Hex,
        Base64,
    }

    /// <summary>Whether it is of no text at all.</summary>
    public bool IsNone => _form is null;

    /// <summary>The text when it is kept as one; else null.</summary>
    public string? KeptText => _form as string;

    /// <summary>Differs from one process to the next, so that nobody can choose ids that meet.</summary>
    public uint Hash => (uint)(_form is string text
        ? string.GetHashCode(text, StringComparison.Ordinal)
        : HashCode.Combine(_first, _second));

    /// <summary>Of a valid id's text.</summary>
    public static ShortId Of(string text)
    {
        var form = text.Length switch
        {
            36 => Uuid,
            32 or 22 => Forms[text.Length == 32 ? HexCode : Base64Code],
            34 or 24 when text[1] == '-' && text[0] is >= 'a' and <= 'z' =>
                Forms[(text.Length == 34 ? HexCode : Base64Code) + 1 + (text[0] - 'a')],
            _ => null,
        };
        Span<byte> bytes = stackalloc byte[KeyBytes];
        Span<char> back = stackalloc char[36];
        // Whatever would not come back letter by letter (capitals, spare bits) stays a text.
        return form is not null && form.TryRead(text, bytes) && back[..form.Write(bytes, back)].SequenceEqual(text)
            ? new ShortId(bytes, form)
            : new ShortId(text);
    }

    /// <summary>The text as it is, not looked at: short only once it is <see cref="Shortened"/>.</summary>
    public static ShortId Unread(string text) => new(text);

    /// <summary>What <see cref="Of"/> makes of the same text.</summary>
    public ShortId Shortened() => _form is string text ? Of(text) : this;

    /// <summary>Whether both have the same text, whichever of them is shortened.</summary>
    public bool HasTextOf(ShortId other)
    {
        if (_form is string text && other._form is string same)
            return text == same;
        return _form is string || other._form is string ? Shortened().Equals(other.Shortened()) : Equals(other);
    }

    /// <summary>The hash of its text, whether it is shortened or not.</summary>
    public int TextHash()
    {
        if (_form is not Form form)
            return _form is string text ? string.GetHashCode(text, StringComparison.Ordinal) : 0;
        Span<char> back = stackalloc char[36];
        return string.GetHashCode(back[..Write(form, back)], StringComparison.Ordinal);
    }

    /// <summary>Packs it: its form's number and sixteen bytes, or its length and text.</summary>
    public void WriteTo(PackedWriter writer)
    {
        var id = Shortened();
        if (id._form is Form form)
        {
            var to = writer.Take(1 + KeyBytes);
            to[0] = form.Code;
            Unsafe.WriteUnaligned(ref to[1], id._first);
            Unsafe.WriteUnaligned(ref to[1 + sizeof(ulong)], id._second);
            return;
        }

        var text = id._form as string ?? throw new InvalidOperationException("There is no id.");
        var rest = writer.Take(2 + text.Length);
        (rest[0], rest[1]) = (TextCode, (byte)text.Length);
        Encoding.ASCII.GetBytes(text, rest[2..]);
    }

    /// <summary>Reads what <see cref="WriteTo"/> packed.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    public static ShortId ReadFrom(ref PackedReader reader)
    {
        var code = reader.Byte();
        if (code < Forms.Length)
            return new ShortId(reader.Bytes(KeyBytes), Forms[code]);
        if (code != TextCode)
            throw new FormatException($"{code} is no form of an id.");
        var text = Encoding.Latin1.GetString(reader.Bytes(reader.Byte()));
        return IdText.IsValid(text) ? Of(text) : throw new FormatException("A text is no id.");
    }

    public bool Equals(ShortId other) =>
        _first == other._first && _second == other._second
        && (ReferenceEquals(_form, other._form) || (_form is string text && other._form is string same && text == same));

    public override bool Equals(object? obj) => obj is ShortId other && Equals(other);

    public override int GetHashCode() => (int)Hash;

    /// <summary>The text.</summary>
    /// <exception cref="InvalidOperationException">It is of none.</exception>
    public override string ToString()
    {
        if (_form is not Form form)
            return _form as string ?? throw new InvalidOperationException("There is no id.");
        Span<char> text = stackalloc char[36];
        return text[..Write(form, text)].ToString();
    }

    private static IEnumerable<Form> FormsOf(byte code, Writing writing) =>
        Enumerable.Range('a', 26).Select(letter => (char?)letter).Prepend(null)
            .Select((letter, i) => new Form((byte)(code + i), letter, writing));

    private int Write(Form form, Span<char> text)
    {
        Span<byte> bytes = stackalloc byte[KeyBytes];
        BitConverter.TryWriteBytes(bytes, _first);
        BitConverter.TryWriteBytes(bytes[8..], _second);
        return form.Write(bytes, text);
    }

    private sealed class Form(byte code, char? letter, Writing writing)
    {
        public byte Code => code;

        private int Prefix => letter is null ? 0 : 2;

        public bool TryRead(string text, Span<byte> bytes) => writing switch
        {
            Writing.Uuid => Guid.TryParseExact(text, "D", out var id) && id.TryWriteBytes(bytes),
            Writing.Hex => Convert.FromHexString(text.AsSpan(Prefix), bytes, out _, out var read) == OperationStatus.Done && read == KeyBytes,
            _ => Base64Url.DecodeFromChars(text.AsSpan(Prefix), bytes, out _, out var read) == OperationStatus.Done && read == KeyBytes,
        };

        public int Write(ReadOnlySpan<byte> bytes, Span<char> text)
        {
            if (letter is { } first)
                (text[0], text[1]) = (first, '-');
            var rest = text[Prefix..];
            var written = 0;
            _ = writing switch
            {
                Writing.Uuid => new Guid(bytes).TryFormat(rest, out written, "D"),
                Writing.Hex => Convert.TryToHexStringLower(bytes, rest, out written),
                _ => (written = Base64Url.EncodeToChars(bytes, rest)) > 0,
            };
            return Prefix + written;
        }
    }
}
