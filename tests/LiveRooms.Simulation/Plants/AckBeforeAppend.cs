using LiveRooms.Grains.Journal;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Plants;

/// <summary>The store is written to, but nobody waits for it.</summary>
internal sealed class AckBeforeAppend : Plant
{
    public override IJournal Journal(IJournal link, History history) => new Hasty(link);

    private sealed class Hasty(IJournal inner) : PlantedJournal(inner)
    {
        private Task<bool> _last = Task.FromResult(true);

        public override Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
        {
            // The writer may use the memory again.
            _last = After(_last, key, expectedVersion, entry.ToArray());
            return Task.FromResult(true);
        }

        private async Task<bool> After(Task<bool> last, JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
        {
            try
            {
                return await last && await Inner.Append(key, expectedVersion, entry);
            }
            catch (JournalUnavailableException)
            {
                return false;
            }
        }
    }
}
