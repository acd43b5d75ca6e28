using LiveRooms.Grains.Journal;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Plants;

/// <summary>A snapshot is kept as that of the version before its own: what follows is replayed twice.</summary>
internal sealed class MisplacedSnapshot : Plant
{
    public override IJournal Journal(IJournal link, History history) => new Misplaced(link);

    private sealed class Misplaced(IJournal inner) : PlantedJournal(inner)
    {
        public override Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
            Inner.SaveSnapshot(key, Math.Max(1, version - 1), snapshot, trim);
    }
}
