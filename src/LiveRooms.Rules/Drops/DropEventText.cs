using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// The stored text of the two events a sale consists of, written and read by hand: letter by letter what the JSON serializer
/// makes of them, in a tenth of its time. Whatever is not exactly of these forms is left to the serializer.
/// </summary>
internal static class DropEventText
{
    // Ids have at most 64 characters, none of which JSON escapes; numbers at most 20.
    private const int MaxBytes = 320;

    /// <summary>Writes the event; false when it is none of these, or has a field that this text has not.</summary>
    public static bool TryWrite(IBufferWriter<byte> to, DropEvent e)
    {
        switch (e)
        {
            // Equal to one that has nothing else: so a field that is added later is never lost here.
            case ReservationHeld held when held == new ReservationHeld(
                held.At, held.Number, held.Operation, held.Viewer, held.Quantity, held.Deadline, held.Price, held.Shelf):
                var text = new Text(to.GetSpan(MaxBytes));
                text.Add("{\"e\":\"held\",\"at\":"u8, Ms(held.At));
                text.Add(",\"n\":"u8, held.Number);
                text.Add(",\"op\":\""u8, held.Operation.Value);
                text.Add("\",\"v\":\""u8, held.Viewer.Value);
                text.Add("\",\"q\":"u8, held.Quantity);
                text.Add(",\"until\":"u8, Ms(held.Deadline));
                if (held.Price is { } price)
                    text.Add(",\"p\":"u8, price);
                if (held.Shelf != 0)
                    text.Add(",\"shelf\":"u8, held.Shelf);
                to.Advance(text.End("}"u8));
                return true;
            case ReservationConfirmed confirmed when confirmed == new ReservationConfirmed(
                confirmed.At, confirmed.Number, confirmed.Operation):
                text = new Text(to.GetSpan(MaxBytes));
                text.Add("{\"e\":\"confirmed\",\"at\":"u8, Ms(confirmed.At));
                text.Add(",\"n\":"u8, confirmed.Number);
                text.Add(",\"op\":\""u8, confirmed.Operation.Value);
                to.Advance(text.End("\"}"u8));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads an event that <paramref name="text"/> begins with; null when it is written in any other way.</summary>
    public static DropEvent? TryRead(ref ReadOnlySpan<byte> text)
    {
        var rest = text;
        DropEvent? found = null;
        if (Take(ref rest, "{\"e\":\"held\",\"at\":"u8))
        {
            if (TakeTime(ref rest, out var at) && Take(ref rest, ",\"n\":"u8) && TakeNumber(ref rest, out var number)
                && Take(ref rest, ",\"op\":\""u8) && TakeId<OperationId>(ref rest, out var operation)
                && Take(ref rest, ",\"v\":\""u8) && TakeId<ViewerId>(ref rest, out var viewer)
                && Take(ref rest, ",\"q\":"u8) && TakeNumber(ref rest, out var quantity) && quantity is > 0 and < int.MaxValue
                && Take(ref rest, ",\"until\":"u8) && TakeTime(ref rest, out var until)
                && TakeOptional(ref rest, ",\"p\":"u8, out var price) && TakeOptional(ref rest, ",\"shelf\":"u8, out var shelf)
                && shelf is null or < int.MaxValue && Take(ref rest, "}"u8))
            {
                found = new ReservationHeld(at, number, operation, viewer, (int)quantity, until, price, (int)(shelf ?? 0));
            }
        }
        else if (Take(ref rest, "{\"e\":\"confirmed\",\"at\":"u8)
            && TakeTime(ref rest, out var at) && Take(ref rest, ",\"n\":"u8) && TakeNumber(ref rest, out var number)
            && Take(ref rest, ",\"op\":\""u8) && TakeId<OperationId>(ref rest, out var operation) && Take(ref rest, "}"u8))
        {
            found = new ReservationConfirmed(at, number, operation);
        }

        if (found is not null)
            text = rest;
        return found;
    }

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static bool Take(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> expected)
    {
        if (!text.StartsWith(expected))
            return false;
        text = text[expected.Length..];
        return true;
    }

    private static bool TakeNumber(ref ReadOnlySpan<byte> text, out long number)
    {
        // 18 digits fit; one that begins with 0 is not written so.
        var length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length is < 1 or > 18 || text[0] == '0' || !Utf8Parser.TryParse(text[..length], out number, out _))
        {
            number = 0;
            return false;
        }

        text = text[length..];
        return true;
    }

    /// <summary>A number behind its name, or neither.</summary>
    private static bool TakeOptional(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, out long? number)
    {
        number = null;
        if (!Take(ref text, name))
            return true;
        var taken = TakeNumber(ref text, out var found);
        number = found;
        return taken;
    }

    private static bool TakeTime(ref ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        var taken = TakeNumber(ref text, out var ms) && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        time = taken ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : default;
        return taken;
    }

    private static bool TakeId<TId>(ref ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out TId id)
        where TId : struct, ITextId<TId>
    {
        id = default;
        var length = text.IndexOf((byte)'"');
        if (length < 1 || !TId.TryParse(Encoding.Latin1.GetString(text[..length]), out id))
            return false;
        text = text[(length + 1)..];
        return true;
    }

    private ref struct Text(Span<byte> to)
    {
        private readonly Span<byte> _to = to;
        private int _length;

        public void Add(ReadOnlySpan<byte> name, long value)
        {
            Copy(name);
            Utf8Formatter.TryFormat(value, _to[_length..], out var written);
            _length += written;
        }

        public void Add(ReadOnlySpan<byte> name, string id)
        {
            Copy(name);
            _length += Encoding.ASCII.GetBytes(id, _to[_length..]);
        }

        public int End(ReadOnlySpan<byte> end)
        {
            Copy(end);
            return _length;
        }

        private void Copy(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_to[_length..]);
            _length += bytes.Length;
        }
    }
}
