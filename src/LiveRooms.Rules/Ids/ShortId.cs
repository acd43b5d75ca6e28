using System.Buffers;
using System.Buffers.Text;

namespace LiveRooms.Rules.Ids;

/// <summary>
/// An id's text in 24 bytes when it is of a form that ids nearly always have here, sixteen bytes written as a UUID, as hex or as
/// base64 for addresses, the latter two behind an optional letter and hyphen; else the text itself. A drop keeps two of these for
/// each reservation it ever had.
/// </summary>
internal readonly struct ShortId : IEquatable<ShortId>
{
    private static readonly Form Uuid = new(null, Writing.Uuid);

    // One for each letter and writing, made once: a form is told by its identity.
    private static readonly Form[] Forms =
    [
        .. from writing in (Writing[])[Writing.Hex, Writing.Base64]
           from letter in Enumerable.Range('a', 26).Select(code => (char?)code).Prepend(null)
           select new Form(letter, writing),
    ];

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
            32 or 22 => Forms[text.Length == 32 ? 0 : 27],
            34 or 24 when text[1] == '-' && text[0] is >= 'a' and <= 'z' => Forms[(text.Length == 34 ? 1 : 28) + (text[0] - 'a')],
            _ => null,
        };
        Span<byte> bytes = stackalloc byte[16];
        Span<char> back = stackalloc char[36];
        // Whatever would not come back letter by letter (capitals, spare bits) stays a text.
        return form is not null && form.TryRead(text, bytes) && back[..form.Write(bytes, back)].SequenceEqual(text)
            ? new ShortId(bytes, form)
            : new ShortId(text);
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
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, _first);
        BitConverter.TryWriteBytes(bytes[8..], _second);
        Span<char> text = stackalloc char[36];
        return text[..form.Write(bytes, text)].ToString();
    }

    private sealed class Form(char? letter, Writing writing)
    {
        private int Prefix => letter is null ? 0 : 2;

        public bool TryRead(string text, Span<byte> bytes) => writing switch
        {
            Writing.Uuid => Guid.TryParseExact(text, "D", out var id) && id.TryWriteBytes(bytes),
            Writing.Hex => Convert.FromHexString(text.AsSpan(Prefix), bytes, out _, out var read) == OperationStatus.Done && read == 16,
            _ => Base64Url.DecodeFromChars(text.AsSpan(Prefix), bytes, out _, out var read) == OperationStatus.Done && read == 16,
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
