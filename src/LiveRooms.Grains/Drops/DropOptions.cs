namespace LiveRooms.Grains.Drops;

/// <summary>How drop grains behave. Configuration section <c>LiveRooms:Drops</c>.</summary>
public sealed class DropOptions
{
    /// <summary>Journal entries after which a snapshot is taken. 16 to 100,000.</summary>
    public int SnapshotEvery { get; set; } = 500;

    /// <summary>
    /// Reservations above which no snapshot is taken. It holds every one and is made on the drop's turn, a millisecond for each
    /// thousand, in which viewers wait; replaying them takes no longer. 1,000 to 5,000,000.
    /// </summary>
    public int MaxSnapshotReservations { get; set; } = 10_000;

    /// <summary>How often a drop that is not in memory is woken to do what is due. 1 min to 1 h.</summary>
    public TimeSpan ReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>News for an unreachable show kept in memory; beyond, they are read from the journal again. 16 to 1,000,000.</summary>
    public int KeptNotices { get; set; } = 10_000;
}
