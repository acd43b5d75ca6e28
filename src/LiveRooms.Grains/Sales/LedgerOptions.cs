namespace LiveRooms.Grains.Sales;

/// <summary>How ledgers follow their drops. Configuration section <c>LiveRooms:Ledgers</c>.</summary>
public sealed class LedgerOptions
{
    /// <summary>How long a ledger waits after news before it reads them and tells its creators' ledgers. 10 ms to 1 min.</summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a ledger looks for news by itself until its drop is settled. 1 min to 1 h.</summary>
    public TimeSpan ReminderPeriod { get; set; } = TimeSpan.FromMinutes(5);
}
