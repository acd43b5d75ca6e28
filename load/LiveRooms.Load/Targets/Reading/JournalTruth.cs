using LiveRooms.Edge.Outbound;
using LiveRooms.Grains.Journal;
using LiveRooms.Rules.Drops;
using StoredReservation = LiveRooms.Load.Gates.StoredReservation;

namespace LiveRooms.Load.Targets.Reading;

/// <summary>A drop's reservations from its journal, by the engine's own rules: all there ever were.</summary>
internal sealed class JournalTruth(IJournal journal)
{
    private const string Kind = "drop";

    /// <summary>Of several drops, by id.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<StoredReservation>>> Reservations(
        IReadOnlyCollection<string> drops, CancellationToken cancelled)
    {
        var found = new Dictionary<string, IReadOnlyList<StoredReservation>>();
        foreach (var drop in drops)
            found[drop] = await Reservations(drop, cancelled);
        return found;
    }

    // Replays a drop's journal from its first entry; drops keep all of them.
    private async Task<IReadOnlyList<StoredReservation>> Reservations(string drop, CancellationToken cancelled)
    {
        var folded = Drop.Initial;
        await foreach (var entry in journal.ReadAll(new JournalKey(Kind, drop), after: 0, cancellation: cancelled))
        {
            foreach (var e in DropJson.Decode(entry.Bytes.Span))
                folded.Evolve(e);
        }

        var found = new List<StoredReservation>(folded.ReservationCount);
        for (var number = 1L; number <= folded.LastNumber; number++)
        {
            if (folded.Find(number) is { } r)
                found.Add(new StoredReservation(r.Number, r.Viewer.Value, r.Operation.Value, r.Quantity, WireNames.Of(r.Status)));
        }

        return found;
    }
}
