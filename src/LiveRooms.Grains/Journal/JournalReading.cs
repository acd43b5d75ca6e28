using System.Runtime.CompilerServices;

namespace LiveRooms.Grains.Journal;

/// <summary>Reading a whole journal by pages.</summary>
public static class JournalReading
{
    /// <summary>Every entry that follows version <paramref name="after"/>, up to the journal's end as it is found.</summary>
    /// <param name="journal">The store.</param>
    /// <param name="key">The journal.</param>
    /// <param name="after">A version: usually the snapshot's.</param>
    /// <param name="page">Entries a call, 1 to 4,096.</param>
    /// <param name="cancellation">Stops between pages and while waiting.</param>
    /// <exception cref="JournalTrimmedException">A newer snapshot trimmed these entries: load again.</exception>
    public static async IAsyncEnumerable<JournalEntry> ReadAll(
        this IJournal journal,
        JournalKey key,
        long after,
        int page = 256,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        while (true)
        {
            var entries = await journal.Read(key, after, page, cancellation);
            if (entries.Count == 0)
                yield break;
            foreach (var entry in entries)
                yield return entry;
            after = entries[^1].Version;
        }
    }
}
