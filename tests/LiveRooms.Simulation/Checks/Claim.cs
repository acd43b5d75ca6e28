using LiveRooms.Rules.Drops;

namespace LiveRooms.Simulation.Checks;

/// <summary>A reservation as the journal tells it, with all it ever was.</summary>
internal sealed class Claim(long number, string operation, string viewer, int quantity, int shelf)
{
    private readonly List<(long Revision, ReservationStatus Status)> _was = [];

    public long Number { get; } = number;

    public string Operation { get; } = operation;

    public string Viewer { get; } = viewer;

    public int Quantity { get; } = quantity;

    /// <summary>Where its units come from.</summary>
    public int Shelf { get; } = shelf;

    /// <summary>While held or bought, in milliseconds: the end of the hold.</summary>
    public long Deadline { get; set; }

    /// <summary>While held or bought: minor units a unit.</summary>
    public long Price { get; set; }

    public ReservationStatus Status => _was[^1].Status;

    public bool Counts => Counting(Status);

    /// <summary>After a draw: 1 came first.</summary>
    public int? Rank { get; set; }

    /// <summary>Who has the lower one is served first.</summary>
    public long Turn => Rank ?? Number;

    /// <summary>Whether the viewer has it, for the limit.</summary>
    public static bool Counting(ReservationStatus? status) =>
        status is ReservationStatus.Entered or ReservationStatus.Waiting or ReservationStatus.Held or ReservationStatus.Confirmed;

    public void Becomes(ReservationStatus status, long revision) => _was.Add((revision, status));

    /// <summary>What it became at just that revision; null when nothing happened to it then.</summary>
    public ReservationStatus? BecameAt(long revision) => _was.Where(w => w.Revision == revision).Select(w => (ReservationStatus?)w.Status).LastOrDefault();

    /// <summary>What it was after that revision; null before it was made.</summary>
    public ReservationStatus? After(long revision) => _was.Where(w => w.Revision <= revision).Select(w => (ReservationStatus?)w.Status).LastOrDefault();
}
