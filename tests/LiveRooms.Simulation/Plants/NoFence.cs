using LiveRooms.Grains.Journal;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Plants;

/// <summary>A writer appends wherever the journal stands, without asking whether another was first.</summary>
internal sealed class NoFence : Plant
{
    public override IJournal Journal(IJournal link, History history) => new Unfenced(link);

    private sealed class Unfenced(IJournal inner) : PlantedJournal(inner)
    {
        public override async Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
        {
            while (true)
            {
                if (await Inner.Append(key, expectedVersion, entry))
                    return true;
                expectedVersion = (await Inner.Load(key)).Version;
            }
        }
    }
}
