using System.Collections.Immutable;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Packing;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// One receipt in <see cref="DropReceipts"/>: what kind it is, with the reservation's status above; then a refusal's or another's
/// index, or the reservation: which fields it has, and each as the difference from the receipt before, which is what this keeps.
/// </summary>
internal struct DropReceiptBytes
{
    private const byte KindBits = 3;
    private const int StatusShift = 2;
    private const int MaxStatus = 63;

    // The fields that are written, and the order's id, which is made of others.
    private static readonly bool ViewsAreWhole = typeof(ReservationView).GetProperties().Length == 12;

    private long _number;
    private long _version;
    private long _deadline;
    private long _price;

    private enum Kind : byte
    {
        None,
        Refusal,
        Reservation,
        Other,
    }

    [Flags]
    private enum Fields : byte
    {
        None = 0,
        Deadline = 1,
        Place = 2,
        Price = 4,
        Chance = 8,
        Variant = 16,
        Rank = 32,
        All = 63,
    }

    public static void WriteNone(PackedWriter writer) => writer.Byte((byte)Kind.None);

    public static void WriteRefusal(PackedWriter writer, int index)
    {
        writer.Byte((byte)Kind.Refusal);
        writer.Number((ulong)index);
    }

    public static void WriteOther(PackedWriter writer, int index)
    {
        writer.Byte((byte)Kind.Other);
        writer.Number((ulong)index);
    }

    /// <summary>Packs a reservation; false when it has anything that has no place here.</summary>
    public bool TryWrite(PackedWriter writer, ReservationView view)
    {
        var deadline = view.Deadline?.ToUnixTimeMilliseconds();
        if (!IsWhole(view) || view.Quantity < 0 || view.Place < 0 || view.Rank < 0
            || (int)view.Status is < 0 or > MaxStatus || (int?)view.Chance is < 0 or > byte.MaxValue)
        {
            return false;
        }

        writer.Byte((byte)((int)Kind.Reservation | ((int)view.Status << StatusShift)));
        writer.Byte((byte)((deadline is null ? Fields.None : Fields.Deadline) | (view.Place is null ? Fields.None : Fields.Place)
            | (view.Price is null ? Fields.None : Fields.Price) | (view.Chance is null ? Fields.None : Fields.Chance)
            | (view.Variant is null ? Fields.None : Fields.Variant) | (view.Rank is null ? Fields.None : Fields.Rank)));
        writer.Number((ulong)view.Quantity);
        Difference(writer, view.Number, ref _number);
        Difference(writer, view.Version, ref _version);
        if (deadline is { } end)
            Difference(writer, end, ref _deadline);
        if (view.Place is { } place)
            writer.Number((ulong)place);
        if (view.Price is { } price)
            Difference(writer, price, ref _price);
        if (view.Chance is { } chance)
            writer.Byte((byte)chance);
        if (view.Variant is { } variant)
            writer.Text(variant.Value);
        if (view.Rank is { } rank)
            writer.Number((ulong)rank);
        return true;
    }

    /// <exception cref="FormatException">The bytes are damaged.</exception>
    public DropReceipt Read(
        ref PackedReader reader, DropId drop, ImmutableArray<Refusal> refusals, ImmutableArray<ReservationView> others)
    {
        var head = reader.Byte();
        return (Kind)(head & KindBits) switch
        {
            Kind.Refusal => new DropReceipt(refusals[reader.Number(refusals.Length - 1)], null),
            Kind.Other => new DropReceipt(null, others[reader.Number(others.Length - 1)]),
            Kind.Reservation => new DropReceipt(null, ReadView(ref reader, drop, (ReservationStatus)(head >> StatusShift))),
            _ => default,
        };
    }

    private ReservationView ReadView(ref PackedReader reader, DropId drop, ReservationStatus status)
    {
        var fields = (Fields)reader.Byte();
        if (fields > Fields.All)
            throw new FormatException($"A reservation has no fields {fields}.");
        var quantity = reader.Number(int.MaxValue);
        _number += reader.Difference();
        _version += reader.Difference();
        _deadline += fields.HasFlag(Fields.Deadline) ? reader.Difference() : 0;
        int? place = fields.HasFlag(Fields.Place) ? reader.Number(int.MaxValue) : null;
        _price += fields.HasFlag(Fields.Price) ? reader.Difference() : 0;
        Chance? chance = fields.HasFlag(Fields.Chance) ? (Chance)reader.Byte() : null;
        return new ReservationView(
            drop, _number, quantity, status, fields.HasFlag(Fields.Deadline) ? Time(_deadline) : null, place, _version,
            fields.HasFlag(Fields.Price) ? _price : null, chance,
            fields.HasFlag(Fields.Variant) ? reader.Text<VariantId>() : null,
            fields.HasFlag(Fields.Rank) ? reader.Number(int.MaxValue) : null);
    }

    /// <summary>Whether what is written says all of it: whole milliseconds, and no field that is added later.</summary>
    private static bool IsWhole(ReservationView view)
    {
        if (view.Deadline is { } end && (end.Offset != TimeSpan.Zero || end.Ticks % TimeSpan.TicksPerMillisecond != 0))
            return false;
        return ViewsAreWhole || view == new ReservationView(
            view.Drop, view.Number, view.Quantity, view.Status, view.Deadline, view.Place, view.Version, view.Price, view.Chance,
            view.Variant, view.Rank);
    }

    private static DateTimeOffset Time(long ms) => Math.Abs(ms) <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() / 2
        ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
        : throw new FormatException($"{ms} is no time.");

    private static void Difference(PackedWriter writer, long value, ref long last)
    {
        writer.Difference(value - last);
        last = value;
    }
}
