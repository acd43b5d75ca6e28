using System.Text;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>What payments add to the stored format, letter by letter, and what a drop knows of them after a snapshot.</summary>
public sealed class DropPaymentFormatTests
{
    [Fact]
    public void A_drop_with_payments_is_stored_as_this_text_more()
    {
        var bench = Bench();
        var text = Encoding.UTF8.GetString(DropJson.EncodeSnapshot(bench.Drop.ToSnapshot()));
        Assert.Contains("\"waitlistLimit\":100,\"payment\":true}", text, StringComparison.Ordinal);
        Assert.EndsWith(Text, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restored_drop_knows_every_payment()
    {
        var bench = Bench();
        var restored = Drop.FromSnapshot(DropJson.DecodeSnapshot(DropJson.EncodeSnapshot(bench.Drop.ToSnapshot())));
        restored.Verify();
        Assert.Equal("p1", restored.PaymentOf(restored.Find(1)!)!.Value.Value);
        Assert.Equal(bench.Drop.RefundsDue(0, 10), restored.RefundsDue(0, 10));
        foreach (var (payment, number, succeeded) in new[] { ("p1", 1L, true), ("p2", 1L, true), ("p3", 2L, false) })
            Assert.Empty(DropRules.Decide(restored, DropBench.Payment(payment, number, 1_250, succeeded), bench.Now).Events);
        Assert.Equal(
            PaymentOutcome.Confirmed, DropRules.OutcomeOf(DropRules.Decide(restored, DropBench.Payment("p3", 2, 1_250), bench.Now).Events[^1]));
    }

    [Theory]
    [InlineData(RefundReason.Late, "late")]
    [InlineData(RefundReason.Twice, "double")]
    [InlineData(RefundReason.Mismatch, "mismatch")]
    public void A_reason_is_stored_by_this_name(RefundReason reason, string name)
    {
        DropEvent[] events = [new RefundFellDue(Make.Start, 1, Make.Op("a"), new("p"), 0, "EUR", reason)];
        var text = DropJson.Encode(events);
        Assert.Contains($"\"why\":\"{name}\"", Encoding.UTF8.GetString(text), StringComparison.Ordinal);
        Assert.Equal(events, DropJson.Decode(text));
    }

    private static DropBench Bench()
    {
        var bench = new DropBench(Make.Drop(stock: 2) with { Payment = true });
        bench.Pay("p1", bench.Reserve(1));
        bench.Pay("p2", 1);
        bench.Pay("p3", bench.Reserve(2), succeeded: false);
        return bench;
    }

    private const string Text =
        """
        "reservations":[{"n":1,"op":"op1","v":"v1","q":1,"s":2,"at":1767268800000,"rev":4,"end":1767268800000,"pay":"p1"},{"n":2,"op":"op2","v":"v2","q":1,"s":1,"at":1767268800000,"rev":6,"until":1767268860000}],"orders":[1],"restocks":[],"openedAt":1767268800000,"refundsDue":[{"pay":"p2","n":1,"amount":1250,"currency":"EUR","why":"double","at":1767268800000}],"paymentsFailed":[{"pay":"p3","n":2}]}
        """;
}
