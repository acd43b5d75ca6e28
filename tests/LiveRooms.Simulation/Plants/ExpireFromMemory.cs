using LiveRooms.Grains.Journal;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Plants;

/// <summary>
/// Holds are expired by what was remembered when they began, whatever became of them meanwhile: the first entry after a hold's
/// deadline also says that it expired.
/// </summary>
internal sealed class ExpireFromMemory : Plant
{
    public override IJournal Journal(IJournal link, History history) => new Forgetful(link);

    private sealed class Forgetful(IJournal inner) : PlantedJournal(inner)
    {
        private readonly List<(long Number, DateTimeOffset Deadline)> _holds = [];

        public override Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
        {
            var events = DropJson.Decode(entry.Span).ToList();
            var now = events[^1].At;
            foreach (var (number, _) in _holds.Where(h => h.Deadline <= now))
            {
                if (!events.Exists(e => e is ReservationExpired expired && expired.Number == number))
                    events.Add(new ReservationExpired(now, number));
            }

            _holds.RemoveAll(h => h.Deadline <= now);
            _holds.AddRange(events.OfType<ReservationHeld>().Select(held => (held.Number, held.Deadline)));
            return Inner.Append(key, expectedVersion, DropJson.Encode(events));
        }
    }
}
