using LiveRooms.Load.Gates;
using LiveRooms.Load.Measure;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Load.Tests.Gates;

/// <summary>An evening on which all went well, for tests to plant one thing that did not: a show with 40 hearts, a drop of 4 units that sold out.</summary>
internal static class Evening
{
    public const string Show = "show-1";
    public const string Drop = "drop-1";

    /// <summary>What one process's viewers know of the show: seven lines, and that the drop opened.</summary>
    public static RoomSeen Room { get; } = new(
        Show, At: 9_000_000, Present: 1_000, Epoch: 1, Newest: 20, NewestSince: 1_000_000, LeastLines: 7, MostLines: 7, [new(1, 5, 20)],
        [new(1, 12, RoomEventKinds.DropOpened, Drop), new(1, 14, RoomEventKinds.DropSoldOut, Drop)]);

    public static Evidence Evidence { get; } = new()
    {
        Viewers = 1_000,
        Stalest = 800_000,
        Sent = [new(Show, ReactionKinds.Heart, 40, 0), new(Show, "chat", 7, 0)],
        Claims = [Claim(1, "ann", "confirmed"), Claim(2, "bob", "held"), Claim(3, "cid", "confirmed"), Claim(4, "dan", "waiting"), Claim(5, "eve", "released")],
        Rooms = [Room],
        Wins = [new(Drop, "good", 3_000, 300), new(Drop, "mobile", 1_000, 100)],
    };

    public static DropTruth DropTruth { get; } = new(
        Card(stock: 4, held: 0, sold: 4),
        [Stored(1, "ann"), Stored(2, "bob"), Stored(3, "cid"), Stored(4, "dan"), Stored(5, "eve", "released")], FromJournal: true);

    public static GateReading Good { get; } = new(Evidence, Truth(DropTruth), Measured);

    public static Measurements Measured => new(
        [], new Dictionary<string, long> { [MetricNames.Frames] = 12_000 }, [], [], new GeneratorHealth(4, 0, 0, 0, 0, 0, 0, []));

    public static Claim Claim(long number, string viewer, string state) => new(Drop, number, viewer, $"op-{viewer}", 1, state);

    public static StoredReservation Stored(long number, string viewer, string state = "confirmed") => new(number, viewer, $"op-{viewer}", 1, state);

    public static DropCard Card(int stock, int held, int sold, string mode = "firstCome") => new(
        Drop, Show, new ProductCard("p", "P", "", null, 100, "EUR"), "open", stock, stock - held - sold, held, sold, 0, 1, 60, null, null, null, 1, Mode: mode);

    public static Truth Truth(DropTruth drop, long hearts = 40, string kind = ReactionKinds.Heart) => new(
        new Dictionary<string, ShowDetails>
        {
            [Show] = new(
                new ShowCard(Show, "c", "C", "T", "en", "eu", "live", null, null, null, null, null, 1), [],
                new Counters(0, new Dictionary<string, long> { [kind] = hearts })),
        },
        new Dictionary<string, DropTruth> { [Drop] = drop });

    /// <summary>The evening with other evidence.</summary>
    public static GateReading With(Func<Evidence, Evidence> change) => Good with { Evidence = change(Evidence) };

    /// <summary>The evening with another record of the drop.</summary>
    public static GateReading With(DropTruth drop) => Good with { Truth = Truth(drop) };

    /// <summary>An evening of which nothing is known.</summary>
    public static GateReading Empty { get; } = new(
        new Evidence(), new Truth(new Dictionary<string, ShowDetails>(), new Dictionary<string, DropTruth>()), Measured);
}
