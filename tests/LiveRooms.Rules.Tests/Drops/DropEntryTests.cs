using System.Text.Json;
using CsCheck;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Packing;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>The packed form of a journal entry: stored for ever, byte by byte.</summary>
public sealed class DropEntryTests
{
    private static readonly Gen<string> Id = Gen.OneOf(
        Gen.Guid.Select(id => id.ToString()), Gen.Guid.Select(id => "g-" + id.ToString("N")), Gen.Char["abXY09-_."].Array[1, 64].Select(l => new string(l)));

    private static readonly Gen<DateTimeOffset> Time = Gen.OneOf(
        Gen.Int[0, 2].Select(i => Make.At(i)), Gen.Long[-10_000, 4_000_000_000_000].Select(DateTimeOffset.FromUnixTimeMilliseconds));

    private static readonly Gen<long> Number = Gen.OneOf(Gen.Long[0, 20], Gen.Long);

    private static readonly Gen<long?> Price = Gen.OneOf(Gen.Long[-1, 5], Gen.Long[0, long.MaxValue]).Nullable();

    private static readonly Gen<int> Small = Gen.OneOf(Gen.Int[-1, 2], Gen.Int);

    private static readonly Gen<DropEvent> Event = Gen.OneOf<DropEvent>(
        Gen.Select(Gen.Select(Time, Number, Id, Id), Gen.Select(Small, Time, Price, Small), DropEvent (a, b) =>
            new ReservationHeld(a.Item1, a.Item2, new OperationId(a.Item3), new ViewerId(a.Item4), b.Item1, b.Item2, b.Item3, b.Item4)),
        Gen.Select(Time, Number, Id, Id, Small, Small, DropEvent (at, n, op, v, q, shelf) =>
            new ReservationWaitlisted(at, n, new OperationId(op), new ViewerId(v), q, shelf)),
        Gen.Select(Time, Number, Id, Id, Small, Small, DropEvent (at, n, op, v, q, shelf) =>
            new ReservationEntered(at, n, new OperationId(op), new ViewerId(v), q, shelf)),
        Gen.Select(Time, Number, Time, Price, DropEvent (at, n, until, p) => new ReservationPromoted(at, n, until, p)),
        Gen.Select(Time, Number, Id, Id.Null(), DropEvent (at, n, op, pay) =>
            new ReservationConfirmed(at, n, new OperationId(op), pay is null ? null : new PaymentId(pay))),
        Gen.Select(Time, Number, Id.Null(), DropEvent (at, n, op) => new ReservationReleased(at, n, op is null ? null : new OperationId(op))),
        Gen.Select(Time, Number, DropEvent (at, n) => new ReservationExpired(at, n)),
        Gen.Select(Time, Id, Id, Small, DropEvent (at, op, by, units) => new DropRestocked(at, new OperationId(op), new ViewerId(by), units)));

    private readonly PackedWriter _writer = new();

    [Fact]
    public void Every_event_comes_back() => Event.Array[0, 20].Sample(events =>
    {
        var writer = new PackedWriter();
        DropEntry.Encode(writer, events);
        Assert.Equal(events, DropJson.Decode(writer.Written));
    });

    [Fact]
    public void Every_history_comes_back() => DropPlan.Any.Sample(
        plan =>
        {
            var history = new DropHistory(plan).Run();
            var writer = new PackedWriter();
            DropEntry.Encode(writer, history.Events);
            Assert.Equal(history.Events, DropJson.Decode(writer.Written));
        },
        iter: 500);

    [Fact]
    public void The_packed_form_is_stored_and_stays()
    {
        AssertStored("013180D8EE96EF66C0A9070033221100554477668899AABBCCDDEEFFFF027631", new ReservationHeld(Make.Start, 1, Op, Make.Viewer(1), 1, Make.At(60)));
        AssertStored(
            "012180D8EE96EF66C0A9070E0033221100554477668899AABBCCDDEEFFFF027631190203DF070033221100554477668899AABBCCDDEEFFFF0276323A0033221100554477668899AABBCCDDEEFFFF02763312D00F0501000033221100554477668899AABBCCDDEEFFFF027634",
            new ReservationHeld(Make.Start, 7, Op, Make.Viewer(1), 1, Make.At(60)),
            new ReservationHeld(Make.Start, 8, Op, Make.Viewer(2), 2, Make.At(60), 990, 3),
            new ReservationWaitlisted(Make.Start, 9, Op, Make.Viewer(3), 1),
            new ReservationWaitlisted(Make.At(1), 10, Op, Make.Viewer(4), 5, 1));
        AssertStored(
            "012380D8EE96EF66C0A907121BDE072C050033221100554477668899AABBCCDDEEFF3DFF036F70317D36C0A907",
            new ReservationPromoted(Make.Start, 9, Make.At(60)),
            new ReservationPromoted(Make.Start, 10, Make.At(60), 990),
            new ReservationConfirmed(Make.Start, 7, Op),
            new ReservationReleased(Make.Start, 8, Make.Op("op1")),
            new ReservationReleased(Make.Start, 9),
            new ReservationExpired(Make.At(60), 10));
        AssertStored("0100217B2265223A22636C6F736564222C226174223A313736373236383830303030307D", new DropClosed(Make.Start));
        AssertStored(
            "013780D8EE96EF660033221100554477668899AABBCCDDEEFFFF0276311F0201000033221100554477668899AABBCCDDEEFFFF027632", new ReservationEntered(Make.Start, 1, Op, Make.Viewer(1), 1), new ReservationEntered(Make.Start, 2, Op, Make.Viewer(2), 2, 1));
        AssertStored("01");
    }

    [Fact]
    public void A_hold_takes_few_bytes()
    {
        // Another field must be packed too: until then each hold is compared to find what it has.
        Assert.Equal(8, typeof(ReservationHeld).GetProperties().Length);
        DropEntry.Encode(_writer, [.. Enumerable.Range(1, 1_000).Select(i => new ReservationHeld(
            Make.Start, i, Op, new ViewerId($"g-{new Guid(i, 0, 0, new byte[8]):N}"), 1, Make.At(60)))]);
        Assert.InRange(_writer.Length, 35_000, 35_020);
    }

    [Fact]
    public void Damage_is_one_kind_of_error() => Gen.Select(Event.Array[1, 5], Gen.Int[0, 1_000], Gen.Byte, Gen.Bool).Sample((events, at, value, cut) =>
    {
        var writer = new PackedWriter();
        DropEntry.Encode(writer, events);
        var bytes = writer.ToArray();
        at = 1 + (at % (bytes.Length - 1));
        bytes[at] = value;
        try
        {
            Assert.NotNull(DropJson.Decode(cut ? bytes.AsSpan(0, at) : bytes));
        }
        catch (JsonException)
        {
            return;
        }
    });

    private static OperationId Op { get; } = new("00112233-4455-6677-8899-aabbccddeeff");

    private void AssertStored(string hex, params DropEvent[] events)
    {
        DropEntry.Encode(_writer, events);
        Assert.Equal(hex.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(_writer.Written));
        Assert.Equal(events, DropJson.Decode(_writer.Written));
    }
}
