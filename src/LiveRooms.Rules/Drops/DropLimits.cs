namespace LiveRooms.Rules.Drops;

/// <summary>The bounds of a drop.</summary>
public static class DropLimits
{
    /// <summary>Most units a drop begins with, or one restock adds.</summary>
    public const int MaxUnits = 1_000_000;

    /// <summary>Most units in all, over every restock.</summary>
    public const int MaxTotal = 10_000_000;

    /// <summary>Highest per-viewer limit.</summary>
    public const int MaxPerViewer = 100;

    /// <summary>Highest waitlist limit.</summary>
    public const int MaxWaitlist = 1_000_000;

    /// <summary>Reservations one viewer may ever make in a drop.</summary>
    public const int MaxAttempts = 50;

    /// <summary>Reservations a drop ever takes.</summary>
    public const int MaxReservations = 5_000_000;

    /// <summary>The highest number a reservation may have.</summary>
    public const long MaxNumber = 1_000_000_000;

    /// <summary>The highest revision from which a loss may still be accepted.</summary>
    public const long MaxRevision = 4_000_000_000;

    /// <summary>Events, and entries of its journal, that a drop never records in the time that a store forgets.</summary>
    public const long LossMargin = 10_000_000;

    /// <summary>Holds expired, and reservations promoted or turned away, at most, in one decision; the rest is due at once after it.</summary>
    public const int MaxBatch = 1_000;

    /// <summary>Reservations looked through for one page of those that wait or are held.</summary>
    public const int MaxScan = 10_000;

    /// <summary>Operations of the creator remembered.</summary>
    public const int ChangeMemory = 1_000;

    /// <summary>Payments whose money is to be given back, in one drop.</summary>
    public const int MaxRefundsDue = 100_000;

    /// <summary>Payments of one drop that failed and did not succeed since.</summary>
    public const int MaxFailedPayments = 100_000;

    /// <summary>Fewest variants, where a drop has any.</summary>
    public const int MinVariants = 2;

    /// <summary>Most variants.</summary>
    public const int MaxVariants = 50;

    /// <summary>Shows a drop is offered in, at most, besides its own.</summary>
    public const int MaxShares = 16;

    /// <summary>Shortest countdown, in seconds.</summary>
    public const int MinCountdown = 10;

    /// <summary>Longest countdown, in seconds.</summary>
    public const int MaxCountdown = 300;

    /// <summary>Entries a lottery takes.</summary>
    public const int MaxEntries = 1_000_000;

    /// <summary>Shortest time in which a lottery takes entries.</summary>
    public static readonly TimeSpan MinEntryTime = TimeSpan.FromSeconds(10);

    /// <summary>Longest time in which a lottery takes entries.</summary>
    public static readonly TimeSpan MaxEntryTime = TimeSpan.FromHours(1);

    /// <summary>Shortest hold.</summary>
    public static readonly TimeSpan MinHold = TimeSpan.FromSeconds(5);

    /// <summary>Longest hold.</summary>
    public static readonly TimeSpan MaxHold = TimeSpan.FromHours(1);
}
