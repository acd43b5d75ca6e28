using System.Text;
using System.Text.Json;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>The stored format, letter by letter. A test that fails here means journals that can no longer be read: add, never change.</summary>
public sealed class DropFormatTests
{
    private const string Settings =
        """{"id":"drop","show":"show","creator":"host","product":{"id":"mug","title":"Mug","description":"Holds tea.","imageUrl":"/img/mug.png","price":1250,"currency":"EUR"},"stock":3,"perViewerLimit":2,"holdTime":60000,"waitlistLimit":100,"closesAt":1767272400000}""";

    private const string FullSettings =
        """{"id":"drop","show":"show","creator":"host","product":{"id":"mug","title":"Mug","description":"Holds tea.","imageUrl":"/img/mug.png","price":1250,"currency":"EUR"},"stock":3,"perViewerLimit":2,"holdTime":60000,"waitlistLimit":100,"variants":[{"id":"a","title":"Size 0","stock":1,"price":2000},{"id":"b","title":"Size 1","stock":2}],"mode":1,"entryTime":60000,"payment":true}""";

    private static DropSettings Full => Make.Variants(Make.Drop(), 1, 2) with
    {
        Mode = DropMode.Lottery,
        EntryTime = TimeSpan.FromMinutes(1),
        Payment = true,
    };

    public static TheoryData<DropEvent, string> Pinned => new()
    {
        { new DropCreated(Make.Start, Make.Drop(closes: Make.At(3_600))), $$"""{"e":"created","at":1767268800000,"settings":{{Settings}}}""" },
        { new DropOpened(Make.Start, null), """{"e":"opened","at":1767268800000}""" },
        { new DropOpened(Make.Start, Make.Host.Id), """{"e":"opened","at":1767268800000,"by":"host"}""" },
        { new DropRestocked(Make.Start, Make.Op("op1"), Make.Host.Id, 5), """{"e":"restocked","at":1767268800000,"op":"op1","by":"host","units":5}""" },
        { new DropClosed(Make.Start, null), """{"e":"closed","at":1767268800000}""" },
        {
            new ReservationHeld(Make.Start, 7, Make.Op("op1"), Make.Viewer(1), 2, Make.At(60)),
            """{"e":"held","at":1767268800000,"n":7,"op":"op1","v":"v1","q":2,"until":1767268860000}"""
        },
        {
            new ReservationWaitlisted(Make.Start, 8, Make.Op("op1"), Make.Viewer(1), 2),
            """{"e":"waitlisted","at":1767268800000,"n":8,"op":"op1","v":"v1","q":2}"""
        },
        {
            new ReservationHeld(Make.Start, 7, Make.Op("op1"), Make.Viewer(1), 2, Make.At(60), 990),
            """{"e":"held","at":1767268800000,"n":7,"op":"op1","v":"v1","q":2,"until":1767268860000,"p":990}"""
        },
        { new ReservationPromoted(Make.Start, 8, Make.At(60), 990), """{"e":"promoted","at":1767268800000,"n":8,"until":1767268860000,"p":990}""" },
        { new DropPaused(Make.Start, Make.Op("op1"), Make.Host.Id), """{"e":"paused","at":1767268800000,"op":"op1","by":"host"}""" },
        { new DropResumed(Make.Start, Make.Op("op1"), Make.Host.Id), """{"e":"resumed","at":1767268800000,"op":"op1","by":"host"}""" },
        {
            new ClosingMoved(Make.Start, Make.Op("op1"), Make.Host.Id, Make.At(60)),
            """{"e":"closingMoved","at":1767268800000,"op":"op1","by":"host","to":1767268860000}"""
        },
        { new StockReduced(Make.Start, Make.Op("op1"), Make.Host.Id, 5), """{"e":"stockReduced","at":1767268800000,"op":"op1","by":"host","units":5}""" },
        { new PriceChanged(Make.Start, Make.Op("op1"), Make.Host.Id, 990), """{"e":"priceChanged","at":1767268800000,"op":"op1","by":"host","price":990}""" },
        { new ReservationCancelled(Make.Start, Make.Op("op1"), Make.Host.Id, 7), """{"e":"cancelled","at":1767268800000,"op":"op1","by":"host","n":7}""" },
        {
            new ReservationRefunded(Make.Start, Make.Op("op1"), Make.Host.Id, 7, true),
            """{"e":"refunded","at":1767268800000,"op":"op1","by":"host","n":7,"toStock":true}"""
        },
        { new ReservationPromoted(Make.Start, 8, Make.At(60)), """{"e":"promoted","at":1767268800000,"n":8,"until":1767268860000}""" },
        { new ReservationConfirmed(Make.Start, 7, Make.Op("op2")), """{"e":"confirmed","at":1767268800000,"n":7,"op":"op2"}""" },
        { new ReservationReleased(Make.Start, 7, Make.Op("op2")), """{"e":"released","at":1767268800000,"n":7,"op":"op2"}""" },
        { new ReservationReleased(Make.Start, 7, null), """{"e":"released","at":1767268800000,"n":7}""" },
        {
            new ReservationConfirmed(Make.Start, 7, Make.Op("op2"), new("pi_1")),
            """{"e":"confirmed","at":1767268800000,"n":7,"op":"op2","pay":"pi_1"}"""
        },
        {
            new ReservationPaidLate(Make.Start, 7, Make.Op("op2"), new("pi_1")),
            """{"e":"paidLate","at":1767268800000,"n":7,"op":"op2","pay":"pi_1"}"""
        },
        {
            new RefundFellDue(Make.Start, 7, Make.Op("op2"), new("pi_1"), 2_500, "EUR", RefundReason.Twice),
            """{"e":"refundDue","at":1767268800000,"n":7,"op":"op2","pay":"pi_1","amount":2500,"currency":"EUR","why":"double"}"""
        },
        {
            new PaymentFailed(Make.Start, 7, Make.Op("op2"), new("pi_1")),
            """{"e":"paymentFailed","at":1767268800000,"n":7,"op":"op2","pay":"pi_1"}"""
        },
        {
            new LossAccepted(Make.Start, 20, 10_020, 10_012, 6, 10_006, Make.Keeper.Id),
            """{"e":"lossAccepted","at":1767268800000,"kept":20,"rev":10020,"n":10012,"from":6,"through":10006,"by":"keeper"}"""
        },
        { new ReservationExpired(Make.Start, 7), """{"e":"expired","at":1767268800000,"n":7}""" },
    };

    public static TheoryData<DropEvent, string> PinnedShelves => new()
    {
        {
            new ReservationHeld(Make.Start, 7, Make.Op("op1"), Make.Viewer(1), 2, Make.At(60), 990, 3),
            """{"e":"held","at":1767268800000,"n":7,"op":"op1","v":"v1","q":2,"until":1767268860000,"p":990,"shelf":3}"""
        },
        {
            new ReservationWaitlisted(Make.Start, 8, Make.Op("op1"), Make.Viewer(1), 2, 3),
            """{"e":"waitlisted","at":1767268800000,"n":8,"op":"op1","v":"v1","q":2,"shelf":3}"""
        },
        {
            new DropRestocked(Make.Start, Make.Op("op1"), Make.Host.Id, 5, 1),
            """{"e":"restocked","at":1767268800000,"op":"op1","by":"host","units":5,"shelf":1}"""
        },
        {
            new StockReduced(Make.Start, Make.Op("op1"), Make.Host.Id, 5, 1),
            """{"e":"stockReduced","at":1767268800000,"op":"op1","by":"host","units":5,"shelf":1}"""
        },
        {
            new PriceChanged(Make.Start, Make.Op("op1"), Make.Host.Id, 990, Make.Variant(1)),
            """{"e":"priceChanged","at":1767268800000,"op":"op1","by":"host","price":990,"variant":"b"}"""
        },
        {
            new OpeningMoved(Make.Start, Make.Op("op1"), Make.Host.Id, Make.At(60)),
            """{"e":"openingMoved","at":1767268800000,"op":"op1","by":"host","to":1767268860000}"""
        },
        {
            new StockShared(Make.Start, Make.Op("op1"), Make.Host.Id, new("west"), new("other"), 5),
            """{"e":"stockShared","at":1767268800000,"op":"op1","by":"host","show":"west","creator":"other","units":5}"""
        },
        {
            new ShareRevoked(Make.Start, Make.Op("op1"), Make.Host.Id, new("west"), 5, Make.Variant(1)),
            """{"e":"shareRevoked","at":1767268800000,"op":"op1","by":"host","show":"west","units":5,"variant":"b"}"""
        },
        { new DropCreated(Make.Start, Full), $$"""{"e":"created","at":1767268800000,"settings":{{FullSettings}}}""" },
    };

    public static TheoryData<DropEvent, string> PinnedLottery => new()
    {
        {
            new DropCreated(Make.Start, Make.Drop(closes: Make.At(3_600)), Make.Seed),
            $$"""{"e":"created","at":1767268800000,"settings":{{Settings}},"seed":"{{Make.Seed.Value}}"}"""
        },
        {
            new ReservationEntered(Make.Start, 7, Make.Op("op1"), Make.Viewer(1), 2),
            """{"e":"entered","at":1767268800000,"n":7,"op":"op1","v":"v1","q":2}"""
        },
        {
            new ReservationEntered(Make.Start, 7, Make.Op("op1"), Make.Viewer(1), 2, 3),
            """{"e":"entered","at":1767268800000,"n":7,"op":"op1","v":"v1","q":2,"shelf":3}"""
        },
        {
            new DropDrawn(Make.Start, Make.Seed, 2, Make.Seed.Commitment, Make.Seed.Commitment),
            $$"""{"e":"drawn","at":1767268800000,"seed":"{{Make.Seed.Value}}","entries":2,"root":"{{Make.Seed.Commitment}}","rankRoot":"{{Make.Seed.Commitment}}"}"""
        },
        {
            new DropDrawn(Make.Start, Make.Seed, 2, Make.Seed.Commitment, Make.Seed.Commitment, Make.Host.Id),
            $$"""{"e":"drawn","at":1767268800000,"seed":"{{Make.Seed.Value}}","entries":2,"root":"{{Make.Seed.Commitment}}","rankRoot":"{{Make.Seed.Commitment}}","by":"host"}"""
        },
    };

    [Fact]
    public void A_drawn_lottery_is_stored_as_this_text_more()
    {
        var bench = new DropBench(Make.Lottery(stock: 1));
        bench.Reserve(1);
        bench.Reserve(2);
        var before = Encoding.UTF8.GetString(DropJson.EncodeSnapshot(bench.Drop.ToSnapshot()));
        Assert.Contains("""{"n":1,"op":"op1","v":"v1","q":1,"s":7,"at":1767268800000,"rev":3}""", before, StringComparison.Ordinal);
        Assert.EndsWith($$""","seed":"{{Make.Seed.Value}}"}""", before, StringComparison.Ordinal);
        bench.Do(new DrawLottery(Make.Host));
        var text = Encoding.UTF8.GetString(DropJson.EncodeSnapshot(bench.Drop.ToSnapshot()));
        var (facts, first) = (bench.Drop.Drawn!, bench.Drop.Find(1)!);
        Assert.Contains(first.Rank == 1 ? "\"until\":1767268860000,\"rank\":1}" : "\"rev\":5,\"rank\":2}", text, StringComparison.Ordinal);
        Assert.EndsWith(
            $$$""","seed":"{{{Make.Seed.Value}}}","draw":{"at":1767268800000,"entries":2,"root":"{{{facts.Root}}}","rankRoot":"{{{facts.RankRoot}}}"}}""",
            text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pinned))]
    [MemberData(nameof(PinnedLottery))]
    [MemberData(nameof(PinnedShelves))]
    public void Each_event_is_stored_as_this_text(DropEvent e, string text)
    {
        Assert.Equal($"[{text}]", Encoding.UTF8.GetString(DropJson.Encode([e])));
        Assert.Equal([e], DropJson.Decode(Encoding.UTF8.GetBytes($"[{text}]")));
    }

    [Fact]
    public void Every_kind_of_event_is_pinned() => Assert.Equal(
        typeof(DropEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DropEvent)) && !t.IsAbstract).ToHashSet(),
        Pinned.Concat(PinnedShelves).Concat(PinnedLottery).Select(row => row.Data.Item1.GetType()).ToHashSet());

    [Fact]
    public void A_snapshot_is_stored_as_this_text()
    {
        var bench = new DropBench(Make.Drop(stock: 2, closes: Make.At(3_600)));
        bench.Confirm(bench.Reserve(1));
        bench.Reserve(2);
        bench.Reserve(3);
        bench.Do(new RestockDrop(Make.Host, Make.Op("more"), 1));
        var text = Encoding.UTF8.GetString(DropJson.EncodeSnapshot(bench.Drop.ToSnapshot()));
        Assert.Equal(SnapshotText.Replace("\"stock\":3,", "\"stock\":2,", StringComparison.Ordinal), text);
    }

    [Fact]
    public void A_changed_drop_is_stored_as_this_text_more()
    {
        var bench = new DropBench(Make.Drop(stock: 2, closes: Make.At(3_600)));
        bench.Do(new RestockDrop(Make.Host, Make.Op("more"), 1));
        bench.Do(new ChangePrice(Make.Host, Make.Op("cheap"), 990));
        bench.Do(new MoveClosing(Make.Host, Make.Op("late"), Make.At(60)));
        bench.Do(new RefundReservation(Make.Host, Make.Op("back"), bench.Confirm(bench.Reserve(1)), ToStock: false));
        bench.Do(new PauseDrop(Make.Host, Make.Op("wait")));
        var text = Encoding.UTF8.GetString(DropJson.EncodeSnapshot(bench.Drop.ToSnapshot()));
        Assert.Equal(ChangedText, text[text.IndexOf("\"phase", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_drop_in_variants_and_shows_is_stored_as_this_text_more()
    {
        var bench = new DropBench(Make.Variants(Make.Drop(opens: Make.At(100)), 1, 2), open: false);
        bench.Do(new StartCountdown(Make.Host, Make.Op("soon"), 10));
        bench.Wait(10);
        bench.Settle();
        bench.Do(new ChangePrice(Make.Host, Make.Op("cheap"), 990, Make.Variant(0)));
        bench.Do(new ShareDrop(Make.Keeper, Make.Op("west"), new("west"), new("other"), 1, Make.Variant(1)));
        bench.Do(new Reserve(Make.Op("r"), Make.Viewer(1), 1, Make.Variant(1), new("west")));
        var text = Encoding.UTF8.GetString(DropJson.EncodeSnapshot(bench.Drop.ToSnapshot()));
        Assert.Equal(ShelvesText, text[text.IndexOf("\"phase", StringComparison.Ordinal)..]);
    }

    private const string ShelvesText =
        """
        "phase":1,"stock":{"total":3,"free":2,"held":1,"sold":0},"reservations":[{"n":1,"op":"r","v":"v1","q":1,"s":1,"at":1767268810000,"rev":6,"until":1767268870000,"shelf":2}],"orders":[],"restocks":[],"openedAt":1767268810000,"changes":[{"e":"openingMoved","at":1767268800000,"op":"soon","by":"host","to":1767268810000},{"e":"priceChanged","at":1767268810000,"op":"cheap","by":"host","price":990,"variant":"a"},{"e":"stockShared","at":1767268810000,"op":"west","by":"keeper","show":"west","creator":"other","units":1,"variant":"b"}],"opensAt":1767268810000,"variants":[{"id":"a","title":"Size 0","stock":1,"price":990},{"id":"b","title":"Size 1","stock":2}],"shares":[{"show":"west","creator":"other","variant":"b"}],"shelves":[{"total":1,"free":1,"held":0,"sold":0},{"total":1,"free":1,"held":0,"sold":0},{"total":1,"free":0,"held":1,"sold":0}]}
        """;

    [Fact]
    public void A_snapshot_stored_before_there_were_changes_is_read()
    {
        var drop = Drop.FromSnapshot(DropJson.DecodeSnapshot(
            Encoding.UTF8.GetBytes(SnapshotText.Replace("\"stock\":3,", "\"stock\":2,", StringComparison.Ordinal))));
        Assert.Equal(drop.Settings, drop.Terms);
        Assert.Equal(1_250, drop.PriceOf(drop.Find(2)!));
        Assert.Empty(DropRules.Decide(drop, new RestockDrop(Make.Host, Make.Op("more"), 1), Make.Start).Events);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("[{\"at\":1}]")]
    [InlineData("[{\"e\":\"stolen\",\"at\":1}]")]
    [InlineData("[{\"e\":\"confirmed\",\"at\":1,\"n\":1,\"op\":\"not valid\"}]")]
    [InlineData("[{\"e\":\"confirmed\",\"at\":1,\"n\":1,\"op\":7}]")]
    [InlineData("[{\"e\":\"expired\",\"at\":1,\"n\":1}")]
    [InlineData("[{\"e\":\"expired\",\"at\":1}]")]
    [InlineData("[{\"e\":\"expired\",\"n\":1}]")]
    [InlineData("[{\"e\":\"held\",\"at\":1,\"n\":1,\"op\":\"a\",\"v\":null,\"q\":1,\"until\":2}]")]
    public void A_damaged_entry_is_an_error(string text) =>
        Assert.ThrowsAny<JsonException>(() => DropJson.Decode(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    public void A_damaged_snapshot_is_an_error(string text) =>
        Assert.ThrowsAny<JsonException>(() => DropJson.DecodeSnapshot(Encoding.UTF8.GetBytes(text)));

    private const string ChangedText =
        """
        "phase":4,"stock":{"total":2,"free":2,"held":0,"sold":0},"reservations":[{"n":1,"op":"op1","v":"v1","q":1,"s":6,"at":1767268800000,"rev":8,"end":1767268800000,"endOp":"op2","p":990}],"orders":[1],"restocks":[{"at":1767268800000,"op":"more","by":"host","units":1}],"openedAt":1767268800000,"closesAt":1767268860000,"price":990,"changes":[{"e":"priceChanged","at":1767268800000,"op":"cheap","by":"host","price":990},{"e":"closingMoved","at":1767268800000,"op":"late","by":"host","to":1767268860000},{"e":"refunded","at":1767268800000,"op":"back","by":"host","n":1,"toStock":false},{"e":"paused","at":1767268800000,"op":"wait","by":"host"}]}
        """;

    private const string SnapshotText =
        $$"""{"revision":8,"settings":{{Settings}},"phase":1,"stock":{"total":3,"free":0,"held":2,"sold":1},"reservations":[{"n":1,"op":"op1","v":"v1","q":1,"s":2,"at":1767268800000,"rev":4,"end":1767268800000,"endOp":"op2"},{"n":2,"op":"op3","v":"v2","q":1,"s":1,"at":1767268800000,"rev":5,"until":1767268860000},{"n":3,"op":"op4","v":"v3","q":1,"s":1,"at":1767268800000,"rev":8,"until":1767268860000}],"orders":[1],"restocks":[{"at":1767268800000,"op":"more","by":"host","units":1}],"openedAt":1767268800000}""";
}
