using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests.Wire;

/// <summary>Every message of the wire at least twice: every member given, and every optional member left out.</summary>
internal static class WireSamples
{
    private static readonly Problem AProblem = new(1006, "Too fast – wait «a moment» 🕐.", true, 1_500);
    private static readonly Position APosition = new(1L << 53, (1L << 53) - 1);
    private static readonly ShowCard FullShow = new(
        "s", "c", "Grace", "Чашки", "uk", "eu", "ended", "https://v.example/a.m3u8", Samples.Product, 1, 2, 3, 9);
    private static readonly LotteryCard FullLottery = new("aa", 5, 1, 2, "bb", "cc", "dd");
    private static readonly DropCard FullDrop = new("d", "s", Samples.Product, "soldOut", 10, 1, 2, 7, 4, 2, 60, 5, 6, 7, 8, 9_990, "lottery",
        [new VariantCard("red", "Red", 990, 10, 1, 2, 7, 4)], true, FullLottery, 100);
    private static readonly ReservationCard FullCard = new("d", 4, 2, "confirmed", 99, 3, "d-4", 12, 1_250, "slim", "red", 5);
    private static readonly RoomEvent FullEvent = new(7, RoomEventKinds.Promoted, 1, "d", FullCard, 2);
    private static readonly RoomSnapshot FullSnapshot = new(
        APosition, 5, FullShow, [FullDrop, Samples.Drop()], [Samples.Line(1), Samples.Line(2)], Samples.Counters(3, 4));

    private static readonly DeadLetterCard ADeadLetter = new("d-e4", "order.confirmed", 12, "The endpoint answered 500.", 1);
    private static readonly CommissionLine ALine = new("d-4", "accrued", "c", 2_500, 750, 188, "EUR", 1);
    private static readonly WarmShowCard AWarmShow = new(true, "10.0.0.1:11111", true, 3);
    private static readonly WarmEdgeCard AWarmEdge = new("edge-1", true);
    private static readonly LostJournal ALostJournal = new("drop", "mug", 5, 7, 30, 1_700, "it was put back");
    private static readonly HotRoom AHotRoom = new("s", 5_000, 9_000, "huge", 250, "viewers", 40, 12.5, 20_000, 3);
    private static readonly ProcessCard ARunningProcess = new(
        "p", "h", "running", 1, 900, "1.0.0", 0.25, 300_000_000, new SiloCard("10.0.0.1:11111", 12, ["headline"], 1, 2), new EdgeCard(3, 2, 1),
        new ProcessLoadCard("full", "memory"));
    private static readonly CommissionTotal ATotal = new("EUR", 2, 5_000, 376, 188);
    private static readonly DropCommission ADropsPart = new("d", "EUR", 2, 5_000, 376, 188);
    private static readonly SettlementCard ASettlement = new(
        "d", "closed", "EUR", 10, 7, 1, 3, 9, 2, 8, 9_990, 1_250, 8_740, 656, 1, 2, [new VariantTakings("a", "Small", 10, 7, 9_990)],
        [new ShowTakings("s", "c", 7, 9_990, 656)]);

    internal static IReadOnlyList<object> All { get; } =
    [
        AProblem, AProblem with { RetryAfterMs = null }, APosition,
        new JoinRequest("s"), new JoinRequest("s", APosition),
        new JoinReply(AProblem, null, null, false, null), new JoinReply(null, FullSnapshot, [FullEvent], true, Samples.Viewer),
        new ChatRequest("op", "héllo"), new ReactRequest(ReactionKinds.Fire, 50), new ReserveRequest("d", "op", 2),
        new ReserveRequest("d", "op", 2, "red", true), new VariantCard("red", "Red", 990, 10, 1, 2, 7, 4),
        new ReservationRequest("d", "op", 4), new ReservationReply(AProblem, null), new ReservationReply(null, FullCard),
        new CheckoutReply(AProblem, null), new CheckoutReply(null, new CheckoutCard("d-4", "/pay/d-4", 2_500, "EUR", 99)),
        new CheckoutCard("d-4", "https://pay.example/?order=d-4", 2_500, "EUR", 99),
        new MineReply(AProblem, null, null), new MineReply(null, [FullCard, Samples.Held()], 77), new MineReply(null, [], null),
        new Reply(), new Reply(AProblem),
        new RoomFrame("s", 1, 2, 3, 4),
        new RoomFrame("s", 1, 2, 3, 4, [FullEvent], [Samples.Line(5)], 6, FullShow, [FullDrop], Samples.Counters(), FullSnapshot),
        FullSnapshot, new RoomSnapshot(APosition, 1, Samples.Show(), [], [], new Counters(0, new Dictionary<string, long>())),
        FullEvent, new RoomEvent(1, RoomEventKinds.ShowLive, 2), Samples.Line(1), Samples.Counters(),
        FullCard, new ReservationCard("d", 1, 1, "held", null, null, null, 1), Samples.Viewer, FullShow,
        Samples.Show() with { StartedAt = null },
        FullDrop, Samples.Drop() with { OpenedAt = null }, Samples.Product, Samples.Product with { ImageUrl = null },
        new GuestSignIn(), new GuestSignIn("Ada"), new CreatorSignIn("c"), new CreatorSignIn("c", "Grace"),
        new TokenReply("t", 1, Samples.Viewer),
        new CreateShow("s", "T", "en", "eu"), new CreateShow("s", "T", "en", "eu", "https://v.example/a.m3u8", 3, true),
        new PinProduct(null), new PinProduct("p"), new MuteViewer("v", 60), new ShowSummary(FullShow, 3),
        new ShowDetails(FullShow, [FullDrop], Samples.Counters()), new Page<ShowSummary>([new ShowSummary(FullShow, 1)], null),
        new CreateDrop("d", "p", 3), new CreateDrop("d", "p", 3, 2, 30, 10, 99, 1, 2), new Restock(5),
        new CreateDrop("d", "p", 0, Mode: "lottery", EntrySeconds: 60, Variants: [new NewVariant("red", "Red", 3, 990)], Payment: true),
        new NewVariant("red", "Red", 3), new NewVariant("red", "Red", 3, 990), new Restock(5, "red"), new ChangeStock(-5, "red"), new ChangePrice(990, "red"),
        new StartCountdown(30), new ShareDrop("s", -3), new ShareDrop("s", 3, "red"),
        new ShareCard("s", "c", null, 10, 1, 2, 7, 4), new ShareCard("s", "c", "red", 10, 1, 2, 7, 4),
        new ChangeStock(-5), new MoveClosing(7), new ChangePrice(990), new RefundOrder(true),
        new ClaimCard("d", 4, "v", 2, "held", 1), new ClaimCard("d", 4, "v", 2, "held", 1, "red", "s"),
        new Page<ClaimCard>([], "next"),
        new OrderCard("d-4", "d", 4, "v", 2, 2_500, "EUR", 1),
        new OrderCard("d-4", "d", 4, "v", 2, 2_500, "EUR", 1, "confirmed", "red", "s"),
        new Page<OrderCard>([new OrderCard("d-4", "d", 4, "v", 2, 2_500, "EUR", 1, "refunded")], "next"),
        FullLottery, new LotteryCard("aa", 0), Samples.Draw, new EntryCard("d", "v", null, 1), new EntryCard("d", "v", "red", 1), new Page<string>(["11"], "next"),
        new ProofCard(Samples.Draw, new EntryCard("d", "v", "red", 2), "11", 0, ["22"], "33", 1, ["44"]),
        new PaymentNotice("e", "d-4", "p", "succeeded", 2_500, "EUR"), new PaymentReply("confirmed"), new SandboxPayment("d-4", "failed"),
        new RefundDueCard("d-4", 4, "p", 2_500, "EUR", "late", 1),
        new Page<RefundDueCard>([new RefundDueCard("d-4", 4, "p", 2_500, "EUR", "double", 1)], "next"),
        Samples.Product with { CommissionBasisPoints = 750 }, new NewVariant("blue", "Blue", 3, 990),
        new CreatorDetails("c", "Grace", [Samples.Product], ["s"]), new NameCreator("Grace"),
        new SetWebhook("https://shop.example/hook"), new WebhookCard("https://shop.example/hook", "00ff", 1), new WebhookCard(null, null, null),
        new DeliveriesCard("d", "https://shop.example/hook", 3, 1, 2, "No answer within 10 s.", [ADeadLetter]),
        new DeliveriesCard("d", null, 0, 0, null, null, []), ADeadLetter,
        ASettlement, ASettlement with { OpenedAt = null, ClosedAt = null, Variants = null }, ASettlement.Variants![0], ASettlement.Shows[0],
        new HotRooms(2, [AHotRoom]), AHotRoom,
        new ClusterCard(1, [ARunningProcess], [new ClusterRoom(2, AHotRoom)]), new ClusterRoom(2, AHotRoom), ARunningProcess,
        new ProcessCard(null, "h", "dead", 1, null, null, null, null, null, null, null), new ProcessLoadCard("normal", "none"),
        new SiloCard("10.0.0.1:11111", 12, [], 0, 0), new SiloCard("10.0.0.1:11111", null, [], null, null),
        new EdgeCard(3, 2, 1),
        new WarmRoomCard("s", 5, AWarmShow, [AWarmEdge]), new WarmRoomCard("s", null, null, []),
        AWarmShow, AWarmEdge,
        new LostJournals([ALostJournal]), ALostJournal, new AcceptedJournal("drop", "mug", 6, 10_007, 7, 20, 10_030, 10_012, 1_800),
        ALine, new Page<CommissionLine>([ALine], "next"), ATotal, ADropsPart, new CommissionCard([ATotal], [ADropsPart]),
    ];
}
