using LiveRooms.Grains.Journal;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Sales;

namespace LiveRooms.Grains.Sales;

/// <summary>
/// Reads a drop's journal into a book, from its first entry on: journals are kept whole, so whoever reads later reads the same.
/// After an exception other than the store's silence it is of no use any more. Not safe for concurrent use.
/// </summary>
/// <param name="journal">The store.</param>
/// <param name="drop">The drop.</param>
/// <param name="page">Entries a reading.</param>
internal sealed class SalesReader(IJournal journal, DropId drop, int page = SalesReader.DefaultPage)
{
    // A small page: at most so many entries' facts are in memory beyond what is asked for.
    private const int DefaultPage = 16;

    private readonly JournalKey _key = new("drop", drop.Value);
    private long _version;

    /// <summary>What was read so far.</summary>
    public SalesBook Book { get; } = new();

    /// <summary>Reads on by a page.</summary>
    /// <param name="told">Told each fact, in order; null when nobody cares.</param>
    /// <param name="cancellation">Stops waiting for the store.</param>
    /// <returns>False at the journal's end.</returns>
    /// <exception cref="JournalUnavailableException">The store does not answer; reading on later is safe.</exception>
    /// <exception cref="JournalDamagedException">An entry cannot follow those before it.</exception>
    public async Task<bool> ReadOn(Action<Fact>? told, CancellationToken cancellation)
    {
        var entries = await journal.Read(_key, _version, page, cancellation);
        foreach (var entry in entries)
        {
            Enter(entry, told);
            _version = entry.Version;
        }

        return entries.Count > 0;
    }

    /// <summary>Reads to the journal's end.</summary>
    public async Task ReadToEnd(CancellationToken cancellation)
    {
        while (await ReadOn(null, cancellation))
            cancellation.ThrowIfCancellationRequested();
    }

    private void Enter(JournalEntry entry, Action<Fact>? told)
    {
        try
        {
            foreach (var e in DropJson.Decode(entry.Bytes.Span))
            {
                Book.Evolve(e);
                if (told is not null && Book.FactOf(e) is { } fact)
                    told(fact);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or System.Text.Json.JsonException or OverflowException)
        {
            throw new JournalDamagedException(_key, $"version {entry.Version} cannot be read: {e.Message}", e);
        }
    }
}
