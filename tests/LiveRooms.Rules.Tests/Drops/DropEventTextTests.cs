using System.Text;
using System.Text.Json;
using CsCheck;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>What is written by hand is what the serializer would write, and reads back the same, alone and among others.</summary>
public sealed class DropEventTextTests
{
    private static readonly Gen<string> Id = Gen.String["abcXYZ019-_."].Where(id => id.Length is > 0 and <= 64);

    private static readonly Gen<DateTimeOffset> Time =
        Gen.Long[-10_000, 4_000_000_000_000].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    private static readonly Gen<long> Number = Gen.OneOf(Gen.Long[0, 20], Gen.Long[1, long.MaxValue]);

    private static readonly Gen<DropEvent> Event = Gen.OneOf<DropEvent>(
        Gen.Select(Time, Number, Id, Id, Gen.Int[-1, int.MaxValue], Time, DropEvent (at, n, op, v, q, until) =>
            new ReservationHeld(at, n, new OperationId(op), new ViewerId(v), q, until)),
        Gen.Select(Time, Id, Number.Nullable(), Gen.Int[-1, int.MaxValue], DropEvent (at, id, price, shelf) =>
            new ReservationHeld(at, 7, new OperationId(id), new ViewerId(id), 1, at, price, shelf)),
        Gen.Select(Time, Number, Id, DropEvent (at, n, op) => new ReservationConfirmed(at, n, new OperationId(op))),
        Gen.Select(Time, Number, Id.Null(), DropEvent (at, n, op) =>
            new ReservationReleased(at, n, op is null ? null : new OperationId(op))),
        Gen.Select(Time, Number, DropEvent (at, n) => new ReservationExpired(at, n)));

    [Fact]
    public void An_entry_is_what_the_serializer_writes_and_reads() => Event.Array[0, 20].Sample(events =>
    {
        var entry = DropJson.Encode(events);
        Assert.Equal(JsonSerializer.Serialize<IReadOnlyList<DropEvent>>(events, DropJson.Default.IReadOnlyListDropEvent), Text(entry));
        Assert.Equal(events, DropJson.Decode(entry));
    });

    [Fact]
    public void What_is_written_in_another_way_is_read_all_the_same()
    {
        DropEvent[] events = [new ReservationHeld(Make.Start, 7, Make.Op("op1"), Make.Viewer(1), 2, Make.At(60)), new ReservationExpired(Make.Start, 7)];
        var text = Text(DropJson.Encode(events));
        Assert.Equal(events, DropJson.Decode(Encoding.UTF8.GetBytes(text.Replace(",", " ,\n", StringComparison.Ordinal))));
        Assert.Equal(events, DropJson.Decode(Encoding.UTF8.GetBytes(text.Replace("}", ",\"later\":[1]}", StringComparison.Ordinal))));
        Assert.Equal(events, DropJson.Decode(Encoding.UTF8.GetBytes(text.Replace("op1", "\\u006fp1", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_cut_or_prolonged_entry_is_an_error()
    {
        var entry = DropJson.Encode(
            [new ReservationHeld(Make.Start, 7, Make.Op("op1"), Make.Viewer(1), 2, Make.At(60), 990, 3), new ReservationConfirmed(Make.Start, 7, Make.Op("op2"))]);
        for (var length = 0; length < entry.Length; length++)
            Assert.ThrowsAny<JsonException>(() => DropJson.Decode(entry.AsSpan(0, length)));
        foreach (var more in (string[])["]", "x", ",", "[]"])
            Assert.ThrowsAny<JsonException>(() => DropJson.Decode([.. entry, .. Encoding.UTF8.GetBytes(more)]));
    }

    private static string Text(byte[] entry) => Encoding.UTF8.GetString(entry);
}
