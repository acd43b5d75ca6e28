using CsCheck;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Packing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace LiveRooms.Grains.Tests.Batches;

/// <summary>What goes to a drop and comes back, through the serializer that silos and clients use.</summary>
public sealed class DropBatchTests
{
    private static readonly Serializer Orleans =
        new ServiceCollection().AddSerializer(s => s.AddAssembly(typeof(DropBatch).Assembly)).BuildServiceProvider().GetRequiredService<Serializer>();

    private static readonly Gen<string> Id = Gen.OneOf(
        Gen.Guid.Select(id => id.ToString()), Gen.Guid.Select(id => "g-" + id.ToString("N")), Gen.Char["abXY09-_."].Array[1, 64].Select(l => new string(l)));

    private static readonly Gen<DropRequest> Request = Gen.Select(
        Gen.Int[1, 3], Id, Id, Gen.OneOf(Gen.Const(1L), Gen.Long), Id.Null(),
        (action, operation, viewer, value, variant) => new DropRequest(
            (DropAction)action, new OperationId(operation), new ViewerId(viewer), value, variant is null ? null : new VariantId(variant)));

    private static readonly Gen<DateTimeOffset> Time = Gen.Long[0, 4_000_000_000_000].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    private static readonly Gen<ReservationView> View = Gen.Select(
        Gen.Select(Gen.Int[0, 1].Select(i => new DropId($"d{i}")), Gen.Long, Gen.Int, Gen.Enum<ReservationStatus>()),
        Gen.Select(Gen.OneOf(Time, Time.Select(at => at.AddTicks(3)), Time.Select(at => at.ToOffset(TimeSpan.FromHours(1)))).Nullable(), Gen.Int.Nullable()),
        Gen.Select(Gen.Long, Gen.Long.Nullable(), Gen.Enum<Chance>().Nullable(), Id.Null(), Gen.Int.Nullable()),
        (a, b, c) => new ReservationView(
            a.Item1, a.Item2, a.Item3, a.Item4, b.Item1, b.Item2, c.Item1, c.Item2, c.Item3, c.Item4 is null ? null : new VariantId(c.Item4),
            c.Item5));

    private static readonly Gen<DropReceipt> Receipt = Gen.OneOf(
        View.Select(view => new DropReceipt(null, view)),
        Gen.Int[1, 12].Select(i => new DropReceipt(new Refusal(RefusalReason.SoldOut, $"No {i}.", TimeSpan.FromSeconds(i)), null)),
        Gen.Const(default(DropReceipt)));

    [Fact]
    public void Requests_arrive_as_they_were_sent() => Request.Array[0, 40].Sample(requests =>
    {
        var batch = Through(DropBatch.Of(requests));
        batch.Check();
        Assert.Equal(requests.Length, batch.Count);
        Assert.Equal(requests, batch);
    });

    [Fact]
    public void Answers_arrive_as_they_were_given() => Receipt.Array[0, 40].Sample(receipts =>
    {
        var answers = Through(DropReceipts.Of(receipts));
        Assert.Equal(receipts, answers);
    });

    [Fact]
    public void One_after_the_other_can_be_packed_in_the_same_buffer()
    {
        var (batches, answers) = (new DropBatch.Packer(), new DropReceipts.Packer());
        for (var i = 0; i < 3; i++)
        {
            var request = new DropRequest(DropAction.Reserve, new OperationId($"o{i}"), new ViewerId("v"), i);
            var receipt = new DropReceipt(null, new ReservationView(new DropId($"d{i}"), i, 1, ReservationStatus.Held, null, null, i));
            batches.Add(request);
            answers.Add(receipt);
            Assert.Equal([request], Through(batches.Take()));
            Assert.Equal([receipt], Through(answers.Take()));
        }
    }

    [Fact]
    public void A_request_of_no_known_kind_arrives_and_does_not_pass()
    {
        var nonsense = new DropRequest((DropAction)9, new OperationId("o"), new ViewerId("v"), 1);
        var batch = Through<DropBatch>([new DropRequest(DropAction.Confirm, new OperationId("o"), new ViewerId("v"), 1), nonsense]);
        Assert.Equal(nonsense, batch.Last());
        Assert.Throws<ArgumentOutOfRangeException>(batch.Check);
    }

    [Fact]
    public void A_thousand_holds_take_few_bytes()
    {
        // Another field must be packed too: until then each view is compared to find what it has.
        Assert.Equal(12, typeof(ReservationView).GetProperties().Length);
        var ids = Enumerable.Range(1, 1_000).Select(i => new Guid(i, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11])).ToList();
        DropBatch batch = [.. ids.Select(id => new DropRequest(DropAction.Reserve, new(id.ToString()), new ViewerId($"g-{id:N}"), 1))];
        var answers = DropReceipts.Of(ids.Select((_, i) => new DropReceipt(null, new ReservationView(
            new DropId("d"), i + 1, 1, ReservationStatus.Held, DateTimeOffset.UnixEpoch.AddHours(1), null, i + 3, 1_500))));
        Assert.InRange(Orleans.SerializeToArray(batch).Length, 36_000, 36_100);
        Assert.InRange(Orleans.SerializeToArray(answers).Length, 7_000, 7_100);
    }

    [Fact]
    public void Ids_that_can_be_packed_are_sent_and_stored_as_all_ids_are()
    {
        Assert.Equal(Orleans.SerializeToArray(new ShowId("x-1")), Orleans.SerializeToArray(new ViewerId("x-1")));
        Assert.Equal(Orleans.SerializeToArray(new ShowId("x-1")), Orleans.SerializeToArray(new OperationId("x-1")));
        Assert.Equal(default, Through(default(ViewerId)));
    }

    [Fact]
    public void Damaged_bytes_are_one_kind_of_error() => Gen.Select(Request, View, Gen.Int[0, 200], Gen.Byte).Sample((request, view, at, value) =>
    {
        var (requests, receipts) = (new PackedWriter(), new PackedWriter());
        DropRequestBytes.TryWrite(requests, request);
        DropRequestBytes.WriteOther(requests, 1);
        new DropReceiptBytes().TryWrite(receipts, view);
        DropReceiptBytes.WriteRefusal(receipts, 1);
        DropReceiptBytes.WriteOther(receipts, 1);
        AssertSound(requests, at, value, (ref reader) => DropRequestBytes.Read(ref reader, []));
        AssertSound(receipts, at, value, (ref reader) => new DropReceiptBytes().Read(ref reader, view.Drop, [], []));
    });

    private delegate void Read(ref PackedReader reader);

    /// <summary>Changed bytes may mean something else, or be refused as what they are: damaged.</summary>
    private static void AssertSound(PackedWriter writer, int at, byte value, Read read)
    {
        var bytes = writer.ToArray();
        bytes[at % bytes.Length] = value;
        try
        {
            for (var reader = new PackedReader(bytes.AsSpan(0, bytes.Length - (at % 2))); !reader.AtEnd;)
                read(ref reader);
        }
        catch (FormatException)
        {
            return;
        }
    }

    private static T Through<T>(T value) => Orleans.Deserialize<T>(Orleans.SerializeToArray(value))!;
}
