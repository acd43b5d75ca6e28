using LiveRooms.Grains.Journal;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Plants;

/// <summary>Who only refuses does not look whether another has become the writer: a stale one refuses what the other accepted.</summary>
internal sealed class NeverLooks : Plant
{
    public override IJournal Journal(IJournal link, History history) => new Blind(link);

    private sealed class Blind(IJournal inner) : PlantedJournal(inner)
    {
        public override Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default) =>
            max == 1 ? Task.FromResult<IReadOnlyList<JournalEntry>>([]) : Inner.Read(key, after, max, cancellation);
    }
}
