using LiveRooms.Load.Gates;
using LiveRooms.Load.Targets.Programs;
using LiveRooms.Server.Store;

namespace LiveRooms.Load.Targets.Reading;

/// <summary>
/// The store of an embedded server that is a process of its own. One process at a time may have it: the server ends for a reading, in an
/// orderly way, and comes back. So what is read is what its next start finds.
/// </summary>
internal sealed class LentStore(ServerProgram server, string folder)
{
    /// <summary>Reservations of drops from their journals, by drop; whoever is connected is cut.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<StoredReservation>>> Reservations(
        IReadOnlyCollection<string> drops, CancellationToken cancelled)
    {
        IReadOnlyDictionary<string, IReadOnlyList<StoredReservation>> found = new Dictionary<string, IReadOnlyList<StoredReservation>>();
        await server.Without(
            async () =>
            {
                await using var store = await DataStore.Open(new StoreOptions { DataPath = folder });
                await using var journals = new RedisJournals(store.Configuration);
                found = await new JournalTruth(journals.Journal).Reservations(drops, cancelled);
            },
            cancelled);
        return found;
    }

    /// <summary>A server that ended by itself comes back, so that what it left can be read.</summary>
    public Task Revive(CancellationToken cancelled) => server.Revive(cancelled);
}
