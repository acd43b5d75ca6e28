using System.Text;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Sales;
using LiveRooms.Rules.Tests.Drops;

namespace LiveRooms.Rules.Tests.Sales;

/// <summary>What merchants are sent, letter by letter. A test that fails here means receivers that break: add, never change.</summary>
public sealed class FactFormatTests
{
    [Fact]
    public void Each_fact_is_sent_as_this_text()
    {
        var settings = Make.Drop(closes: Make.At(3_600)) with { Product = Make.Mug with { CommissionBasisPoints = 1_250 } };
        var bench = new DropBench(settings);
        bench.Confirm(bench.Reserve(1, 2));
        bench.Do(new RestockDrop(Make.Host, Make.Op("more"), 4));
        bench.Do(new ReduceStock(Make.Host, Make.Op("less"), 3));
        bench.Wait(1);
        bench.Do(new RefundReservation(Make.Host, Make.Op("back"), 1, ToStock: false));
        bench.Do(new CloseDrop(Make.Host));
        Assert.Equal(Texts, SalesBookTests.FactsOf(bench.Events).Select(f => Encoding.UTF8.GetString(FactJson.Encode(f))));
    }

    [Fact]
    public void Variants_and_the_show_that_sold_are_sent_as_this_text()
    {
        var bench = new DropBench(Make.Variants(Make.Drop(), 2, 1));
        bench.Do(new ShareDrop(Make.Host, Make.Op("share"), new("aside"), new("host"), 2, Make.Variant(0)));
        bench.Do(new Reserve(bench.NextOp(), Make.Viewer(1), 1, Make.Variant(0), new("aside")));
        bench.Confirm(1);
        bench.Do(new RestockDrop(Make.Host, Make.Op("more"), 4, Make.Variant(1)));
        Assert.Equal(VariantTexts, SalesBookTests.FactsOf(bench.Events).Select(f => Encoding.UTF8.GetString(FactJson.Encode(f))));
    }

    [Fact]
    public void A_draw_is_sent_as_this_text()
    {
        var bench = new DropBench(Make.Lottery());
        bench.Reserve(1);
        bench.Do(new DrawLottery(Make.Host));
        var facts = SalesBookTests.FactsOf(bench.Events).ConvertAll(f => Encoding.UTF8.GetString(FactJson.Encode(f)));
        Assert.Equal(DrawText, facts[^1]);
        Assert.Contains($"\"commitment\":\"{bench.Drop.Commitment}\"", facts[0], StringComparison.Ordinal);
        Assert.All(facts[..^1], fact => Assert.DoesNotContain(Make.Seed.Value, fact, StringComparison.Ordinal)); // Secret before the draw.
    }

    [Fact]
    public void Payments_are_sent_as_this_text()
    {
        var bench = new DropBench(Make.Drop(holdSeconds: 5) with { Payment = true });
        bench.Reserve(1);
        bench.Wait(6);
        bench.Settle();
        bench.Do(new SettlePayment(bench.NextOp(), 1, new("pay-1"), 1_250, "EUR", Succeeded: true));
        bench.Do(new SettlePayment(bench.NextOp(), 1, new("pay-2"), 1_250, "EUR", Succeeded: true));
        Assert.Equal(PaymentTexts, SalesBookTests.FactsOf(bench.Events).Skip(2).Select(f => Encoding.UTF8.GetString(FactJson.Encode(f))));
    }

    [Fact]
    public void A_product_with_a_commission_is_stored_as_this_text() => Assert.Contains(
        "\"currency\":\"EUR\",\"commissionBasisPoints\":1250}",
        Encoding.UTF8.GetString(DropJson.Encode(
            [new DropCreated(Make.Start, Make.Drop() with { Product = Make.Mug with { CommissionBasisPoints = 1_250 } })])),
        StringComparison.Ordinal);

    private const string DrawText =
        """{"key":"drop-e4","type":"drop.drawn","dropId":"drop","showId":"show","at":1767268800000,"sequence":4,"data":{"entries":1,"seed":"8f44d509e0492acec4fc109a030a5c751f063fb743cc388f0ed722bacc3bc66c","root":"963518c5290125688804ac879dbc880d391e5bff3ffc04f9d528ad2885fc8484","rankRoot":"86bc4da1c9ae1c6b77d504a76d7cfdc8a77169d9e2d2a29fbbabd24c6ef9589f"}}""";

    private static readonly string[] Texts =
    [
        """{"key":"drop-e1","type":"drop.announced","dropId":"drop","showId":"show","at":1767268800000,"sequence":1,"data":{"creatorId":"host","productId":"mug","title":"Mug","price":1250,"currency":"EUR","stock":3,"opensAt":null,"closesAt":1767272400000,"mode":"firstCome","variants":null,"commitment":null}}""",
        """{"key":"drop-e2","type":"drop.opened","dropId":"drop","showId":"show","at":1767268800000,"sequence":2,"data":null}""",
        """{"key":"drop-e4","type":"order.confirmed","dropId":"drop","showId":"show","at":1767268800000,"sequence":4,"data":{"orderId":"drop-1","reservationId":1,"viewerId":"v1","creatorId":"host","productId":"mug","variantId":null,"quantity":2,"unitPrice":1250,"total":2500,"currency":"EUR","commission":312,"paymentId":null}}""",
        """{"key":"drop-e5","type":"stock.changed","dropId":"drop","showId":"show","at":1767268800000,"sequence":5,"data":{"delta":4,"stock":7,"sold":2,"variantId":null}}""",
        """{"key":"drop-e6","type":"stock.changed","dropId":"drop","showId":"show","at":1767268800000,"sequence":6,"data":{"delta":-3,"stock":4,"sold":2,"variantId":null}}""",
        """{"key":"drop-e7","type":"order.refunded","dropId":"drop","showId":"show","at":1767268801000,"sequence":7,"data":{"orderId":"drop-1","reservationId":1,"viewerId":"v1","creatorId":"host","productId":"mug","variantId":null,"quantity":2,"unitPrice":1250,"total":2500,"currency":"EUR","commission":312,"paymentId":null,"toStock":false,"stock":2}}""",
        """{"key":"drop-e8","type":"drop.closed","dropId":"drop","showId":"show","at":1767268801000,"sequence":8,"data":{"stock":2,"sold":0,"orders":1,"gross":2500,"currency":"EUR"}}""",
    ];

    private static readonly string[] PaymentTexts =
    [
        """{"key":"drop-e5","type":"order.confirmed","dropId":"drop","showId":"show","at":1767268806000,"sequence":5,"data":{"orderId":"drop-1","reservationId":1,"viewerId":"v1","creatorId":"host","productId":"mug","variantId":null,"quantity":1,"unitPrice":1250,"total":1250,"currency":"EUR","commission":0,"paymentId":"pay-1"}}""",
        """{"key":"drop-e6","type":"payment.refundDue","dropId":"drop","showId":"show","at":1767268806000,"sequence":6,"data":{"orderId":"drop-1","reservationId":1,"paymentId":"pay-2","amount":1250,"currency":"EUR","reason":"double"}}""",
    ];

    private static readonly string[] VariantTexts =
    [
        """{"key":"drop-e1","type":"drop.announced","dropId":"drop","showId":"show","at":1767268800000,"sequence":1,"data":{"creatorId":"host","productId":"mug","title":"Mug","price":1250,"currency":"EUR","stock":3,"opensAt":null,"closesAt":null,"mode":"firstCome","variants":[{"variantId":"a","title":"Size 0","stock":2,"price":2000},{"variantId":"b","title":"Size 1","stock":1,"price":1250}],"commitment":null}}""",
        """{"key":"drop-e2","type":"drop.opened","dropId":"drop","showId":"show","at":1767268800000,"sequence":2,"data":null}""",
        """{"key":"drop-e5","type":"order.confirmed","dropId":"drop","showId":"aside","at":1767268800000,"sequence":5,"data":{"orderId":"drop-1","reservationId":1,"viewerId":"v1","creatorId":"host","productId":"mug","variantId":"a","quantity":1,"unitPrice":2000,"total":2000,"currency":"EUR","commission":0,"paymentId":null}}""",
        """{"key":"drop-e6","type":"stock.changed","dropId":"drop","showId":"show","at":1767268800000,"sequence":6,"data":{"delta":4,"stock":7,"sold":1,"variantId":"b"}}""",
    ];
}
