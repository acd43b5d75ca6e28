using LiveRooms.Protocol;
using LiveRooms.Protocol.Http;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Client.Tests;

/// <summary>Small valid messages to start from.</summary>
internal static class Samples
{
    internal const string ShowId = "show-1";

    internal static ViewerCard Viewer { get; } = new("viewer-1", "Ada", "viewer");

    internal static ProductCard Product { get; } = new("mug", "A mug", "Holds tea", "/mug.png", 1_250, "EUR");

    internal static DrawCard Draw { get; } = new("drop-1", "aa", "bb", 1, "cc", "dd", 1_000);

    internal static ShareCard Share { get; } = new("show-2", "creator-1", "red", 10, 1, 2, 7, 4);

    internal static ShowCard Show(long version = 1, string status = "live") =>
        new(ShowId, "creator-1", "Grace", "Mugs", "en", "eu", status, null, null, null, 1_000, null, version);

    internal static DropCard Drop(string id = "drop-1", long version = 1, int free = 3) =>
        new(id, ShowId, Product, "open", 3, free, 3 - free, 0, 0, 1, 60, null, 1_000, null, version);

    internal static ChatLine Line(long number) => new(number, "viewer-2", "Bob", "viewer", $"line {number}", 1_000 + number);

    internal static Counters Counters(long audience = 1, long hearts = 0) =>
        new(audience, new Dictionary<string, long> { [ReactionKinds.Heart] = hearts });

    internal static ReservationCard Held(long number = 1, long version = 2, string status = "held", string drop = "drop-1") =>
        new(drop, number, 1, status, 61_000, null, null, version);

    internal static RoomSnapshot Snapshot(
        long sequence = 0, long epoch = 1, IReadOnlyList<DropCard>? drops = null, IReadOnlyList<ChatLine>? chat = null,
        Counters? counters = null, ShowCard? show = null, long at = 1_000) =>
        new(new Position(epoch, sequence), at, show ?? Show(), drops ?? [], chat ?? [], counters ?? Counters());

    internal static JoinReply Joined(RoomSnapshot? snapshot = null, bool resumed = false, IReadOnlyList<RoomEvent>? missed = null) =>
        new(null, snapshot ?? Snapshot(), missed ?? [], resumed, Viewer);

    internal static RoomFrame Frame(long from, long through, long epoch = 1, long at = 2_000) =>
        new(ShowId, epoch, from, through, at);

    internal static Problem Refusal(ProblemCode code, bool retryable = false, long? retryAfterMs = null) =>
        new((int)code, $"Refused: {code}.", retryable, retryAfterMs);
}
