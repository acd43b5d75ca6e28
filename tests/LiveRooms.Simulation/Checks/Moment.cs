using LiveRooms.Rules.Drops;

namespace LiveRooms.Simulation.Checks;

/// <summary>One shelf after one event.</summary>
internal readonly record struct ShelfMoment(string Show, string? Variant, int Total, int Free, int Held, int Sold, int Waiting, long Revenue);

/// <summary>The drop after one event.</summary>
internal readonly record struct Moment(DropStatus Phase, long? ClosesAt, ShelfMoment[] Shelves)
{
    /// <summary>All shelves together.</summary>
    public ShelfMoment All => Sum(Shelves);

    public DropStatus Status => StatusOf(All);

    /// <summary>The shelves of one show.</summary>
    public ShelfMoment In(string show) => Sum(Shelves.Where(s => s.Show == show));

    public DropStatus StatusOf(ShelfMoment part) => Phase == DropStatus.Open && part.Sold == part.Total ? DropStatus.SoldOut : Phase;

    public override string ToString() => $"{Phase}, {string.Join(", ", Shelves)}";

    private static ShelfMoment Sum(IEnumerable<ShelfMoment> shelves) => shelves.Aggregate(
        default(ShelfMoment), (sum, s) => new ShelfMoment(
            "", null, sum.Total + s.Total, sum.Free + s.Free, sum.Held + s.Held, sum.Sold + s.Sold, sum.Waiting + s.Waiting, sum.Revenue + s.Revenue));
}
