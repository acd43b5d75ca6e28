using LiveRooms.Grains.Journal;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Plants;

/// <summary>Who is promoted is promoted once more: two triggers saw the same units come back.</summary>
internal sealed class PromoteTwice : Plant
{
    public override IJournal Journal(IJournal link, History history) => new Twice(link);

    private sealed class Twice(IJournal inner) : PlantedJournal(inner)
    {
        public override Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
        {
            var events = DropJson.Decode(entry.Span).SelectMany(e => e is ReservationPromoted ? new[] { e, e } : [e]);
            return Inner.Append(key, expectedVersion, DropJson.Encode([.. events]));
        }
    }
}
