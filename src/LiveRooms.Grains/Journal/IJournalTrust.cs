namespace LiveRooms.Grains.Journal;

/// <summary>What is believed of a journal that went back: its store lost entries that were acknowledged.</summary>
public interface IJournalTrust
{
    /// <summary>Journals that <see cref="Losses"/> names at most.</summary>
    const int MostLosses = 1_000;

    /// <summary>
    /// Marks the journal in its store: from now on nobody loads or extends it, in no process, until it is accepted. What it holds can
    /// still be read. The first mark stays, but for the highest version known and seen.
    /// </summary>
    /// <param name="key">The journal.</param>
    /// <param name="why">For people.</param>
    /// <param name="seen">The highest version of the state that anybody said to have seen; 0 when nobody did.</param>
    /// <param name="known">The highest version that whoever found it knows of; null when the mark is certain to be of now.</param>
    /// <returns>False when a loss was accepted above all that is known: it is no news, and nothing was marked.</returns>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    Task<bool> Distrust(JournalKey key, string why, long seen = 0, long? known = null);

    /// <summary>What the journal holds is the truth from now on, whatever was known of it before: for what counts nothing by its versions.</summary>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    Task Accept(JournalKey key);

    /// <summary>The journal's mark; null when it is trusted.</summary>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    Task<JournalLoss?> LossOf(JournalKey key);

    /// <summary>All journals that are marked, the oldest mark first; at most <see cref="MostLosses"/>.</summary>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    Task<IReadOnlyList<JournalLoss>> Losses();

    /// <summary>Where the journal stands, and its snapshot, also when it is marked or stands below what is known here.</summary>
    /// <exception cref="JournalUnavailableException">The store did not answer.</exception>
    /// <exception cref="JournalDamagedException">What is stored contradicts itself.</exception>
    Task<JournalHead> Left(JournalKey key);

    /// <summary>
    /// Ends the distrust by an entry that stands far above what is left: the versions between are nobody's for good. Whoever read or wrote
    /// there is told that they are gone (<see cref="JournalTrimmedException"/>, or a refused append); whoever stands at the last that is
    /// left reads on with this entry.
    /// </summary>
    /// <param name="key">The journal.</param>
    /// <param name="left">The version it stands at.</param>
    /// <param name="version">The entry's version: above every one that anybody may have seen.</param>
    /// <param name="entry">What says in the journal itself that something is missing.</param>
    /// <returns>False when it is not marked, or stands elsewhere: nothing was written.</returns>
    /// <exception cref="JournalUnavailableException">The store did not answer: it may be accepted or not.</exception>
    Task<bool> AcceptLoss(JournalKey key, long left, long version, ReadOnlyMemory<byte> entry);
}
