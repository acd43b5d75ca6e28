using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Faults.Nemesis.Load;

/// <summary>A drop of a run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Stock">Units.</param>
/// <param name="PerViewer">Units a viewer may have.</param>
/// <param name="Waitlist">Reservations that may wait.</param>
/// <param name="HoldSeconds">How long a hold lasts.</param>
internal sealed record Offer(string Id, int Stock, int PerViewer, int Waitlist, int HoldSeconds)
{
    /// <summary>One without end, one that runs out at once, one whose units come back and are waited for, and a single thing.</summary>
    internal static IReadOnlyList<Offer> Mixed(string prefix, int copies) =>
    [
        .. Enumerable.Range(1, copies).SelectMany(copy => new Offer[]
        {
            Wide(prefix, copy),
            new($"{prefix}-short-{copy}", 300, 3, 0, 5),
            new($"{prefix}-brisk-{copy}", 40, 2, 60, 5),
            new($"{prefix}-one-{copy}", 1, 1, 500, 5),
        }),
    ];

    /// <summary>One that never runs out.</summary>
    internal static Offer Wide(string prefix, int copy) => new($"{prefix}-wide-{copy}", 1_000_000, 50, 0, 600);

    internal DropSettings Settings(string show, string creator) => new(
        new DropId(Id), new ShowId(show), new CreatorId(creator),
        new ProductSnapshot(new ProductId("lamp"), "Lamp", "It shines.", null, 1_500, "EUR"),
        Stock, PerViewer, TimeSpan.FromSeconds(HoldSeconds), Waitlist);
}
