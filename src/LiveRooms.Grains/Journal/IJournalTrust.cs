namespace LiveRooms.Grains.Journal;

/// <summary>What is believed of a journal that went back: its store lost entries that were acknowledged.</summary>
public interface IJournalTrust
{
    /// <summary>
    /// Marks the journal in its store: from now on nobody loads or extends it, in no process, until it is accepted. What it holds can
    /// still be read. The first mark stays.
    /// </summary>
    /// <param name="key">The journal.</param>
    /// <param name="why">For people.</param>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    Task Distrust(JournalKey key, string why);

    /// <summary>What the journal holds is the truth from now on, whatever was known of it before.</summary>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    Task Accept(JournalKey key);
}
