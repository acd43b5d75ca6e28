using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Packing;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// STORED FORMAT: the events a sale consists of, packed. The kind, above it what is as expected and therefore left out; times and
/// numbers as the difference from the event before, which is what this keeps. A hold takes 35 bytes.
/// </summary>
internal struct DropEventBytes
{
    /// <summary>The kind of an event that is stored as text: never one of these.</summary>
    public const byte Text = 0;

    private const byte KindBits = 7;
    private const byte SameTime = 8;
    private const byte NextNumber = 16;
    private const byte Plain = 32;
    private const byte NoOperation = 64;

    // As many as are written: then nothing has to be compared to know that none is lost.
    private static readonly bool HoldsAreWhole = typeof(ReservationHeld).GetProperties().Length == 8;

    private long _at;
    private long _until;
    private long _number;

    private enum Kind : byte
    {
        Held = 1,
        Waitlisted,
        Promoted,
        Confirmed,
        Released,
        Expired,
        Entered,
    }

    /// <summary>Packs the event; false when it is none of these, or has anything that has no place here.</summary>
    public bool TryWrite(PackedWriter writer, DropEvent e)
    {
        // Equal to one that has nothing else: so a field that is added later is never lost here.
        switch (e)
        {
            case ReservationHeld h when h.Quantity >= 0 && h.Shelf >= 0 && h.Price is null or >= 0
                && (HoldsAreWhole || h == new ReservationHeld(h.At, h.Number, h.Operation, h.Viewer, h.Quantity, h.Deadline, h.Price, h.Shelf)):
                Begin(writer, Kind.Held, h.At, h.Number, h.Deadline, h is { Quantity: 1, Price: null, Shelf: 0 });
                if (h is not { Quantity: 1, Price: null, Shelf: 0 })
                    Details(writer, h.Quantity, h.Shelf, h.Price);
                writer.Id(h.Operation);
                writer.Id(h.Viewer);
                return true;
            case ReservationWaitlisted w when w.Quantity >= 0 && w.Shelf >= 0
                && w == new ReservationWaitlisted(w.At, w.Number, w.Operation, w.Viewer, w.Quantity, w.Shelf):
                Begin(writer, Kind.Waitlisted, w.At, w.Number, null, w is { Quantity: 1, Shelf: 0 });
                if (w is not { Quantity: 1, Shelf: 0 })
                    Details(writer, w.Quantity, w.Shelf, null);
                writer.Id(w.Operation);
                writer.Id(w.Viewer);
                return true;
            case ReservationEntered n when n.Quantity >= 0 && n.Shelf >= 0
                && n == new ReservationEntered(n.At, n.Number, n.Operation, n.Viewer, n.Quantity, n.Shelf):
                Begin(writer, Kind.Entered, n.At, n.Number, null, n is { Quantity: 1, Shelf: 0 });
                if (n is not { Quantity: 1, Shelf: 0 })
                    Details(writer, n.Quantity, n.Shelf, null);
                writer.Id(n.Operation);
                writer.Id(n.Viewer);
                return true;
            case ReservationPromoted p when p.Price is null or >= 0 && p == new ReservationPromoted(p.At, p.Number, p.Deadline, p.Price):
                Begin(writer, Kind.Promoted, p.At, p.Number, p.Deadline, p.Price is null);
                if (p.Price is { } price)
                    writer.Number((ulong)price);
                return true;
            case ReservationConfirmed c when c == new ReservationConfirmed(c.At, c.Number, c.Operation, c.Payment):
                Begin(writer, Kind.Confirmed, c.At, c.Number, null, c.Payment is null);
                writer.Id(c.Operation);
                if (c.Payment is { } payment)
                    writer.Text(payment.Value);
                return true;
            case ReservationReleased r when r == new ReservationReleased(r.At, r.Number, r.Operation):
                Begin(writer, Kind.Released, r.At, r.Number, null, true, r.Operation is null ? NoOperation : (byte)0);
                if (r.Operation is { } operation)
                    writer.Id(operation);
                return true;
            case ReservationExpired x when x == new ReservationExpired(x.At, x.Number):
                Begin(writer, Kind.Expired, x.At, x.Number, null, true);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads an event that begins with <paramref name="head"/>.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    public DropEvent Read(byte head, ref PackedReader reader)
    {
        var kind = (Kind)(head & KindBits);
        if ((head & SameTime) == 0)
        {
            _at += reader.Difference();
            if (kind is Kind.Held or Kind.Promoted)
                _until = _at + reader.Difference();
        }

        _number += (head & NextNumber) == 0 ? reader.Difference() : 1;
        var at = Time(_at);
        var plain = (head & Plain) != 0;
        switch (kind)
        {
            case Kind.Held:
                var (quantity, shelf, price) = plain ? (1, 0, null) : Details(ref reader);
                return new ReservationHeld(at, _number, reader.Operation(), reader.Viewer(), quantity, Time(_until), price, shelf);
            case Kind.Waitlisted:
                (quantity, shelf, _) = plain ? (1, 0, null) : Details(ref reader);
                return new ReservationWaitlisted(at, _number, reader.Operation(), reader.Viewer(), quantity, shelf);
            case Kind.Entered:
                (quantity, shelf, _) = plain ? (1, 0, null) : Details(ref reader);
                return new ReservationEntered(at, _number, reader.Operation(), reader.Viewer(), quantity, shelf);
            case Kind.Promoted:
                return new ReservationPromoted(at, _number, Time(_until), plain ? null : (long)reader.Number());
            case Kind.Confirmed:
                return new ReservationConfirmed(at, _number, reader.Operation(), plain ? null : reader.Text<PaymentId>());
            case Kind.Released:
                return new ReservationReleased(at, _number, (head & NoOperation) == 0 ? reader.Operation() : null);
            case Kind.Expired:
                return new ReservationExpired(at, _number);
            default:
                throw new FormatException($"{head} begins no event.");
        }
    }

    private void Begin(PackedWriter writer, Kind kind, DateTimeOffset at, long number, DateTimeOffset? until, bool plain, byte more = 0)
    {
        var (atMs, untilMs) = (at.ToUnixTimeMilliseconds(), until?.ToUnixTimeMilliseconds() ?? _until);
        var same = atMs == _at && untilMs == _until;
        var next = number == _number + 1;
        writer.Byte((byte)((byte)kind | more | (same ? SameTime : 0) | (next ? NextNumber : 0) | (plain ? Plain : 0)));
        if (!same)
        {
            writer.Difference(atMs - _at);
            if (until is not null)
                writer.Difference(untilMs - atMs);
        }

        if (!next)
            writer.Difference(number - _number);
        (_at, _until, _number) = (atMs, untilMs, number);
    }

    private static void Details(PackedWriter writer, int quantity, int shelf, long? price)
    {
        writer.Number((ulong)quantity);
        writer.Number((ulong)shelf);
        // One more than the price: 0 is none.
        writer.Number(price is { } some ? (ulong)some + 1 : 0);
    }

    private static (int Quantity, int Shelf, long? Price) Details(ref PackedReader reader)
    {
        var (quantity, shelf, price) = (reader.Number(int.MaxValue), reader.Number(int.MaxValue), reader.Number());
        return (quantity, shelf, price == 0 ? null : (long)(price - 1));
    }

    private static DateTimeOffset Time(long ms) => ms >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
        : throw new FormatException($"{ms} is no time.");
}
