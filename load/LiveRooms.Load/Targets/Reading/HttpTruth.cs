using LiveRooms.Load.Gates;
using LiveRooms.Load.Targets.Http;
using LiveRooms.Protocol.Http;

namespace LiveRooms.Load.Targets.Reading;

/// <summary>
/// The truth as the engine tells it to operators: a drop's orders and the reservations that are still entered, wait or are held. Those
/// that ended otherwise are not told.
/// </summary>
internal sealed class HttpTruth(EdgeApi api)
{
    private const int MostAPage = 100;

    /// <summary>A show as it is described.</summary>
    public Task<ShowDetails> Show(string show, CancellationToken cancelled) => api.Anybody.Shows.GetAsync(show, cancelled);

    /// <summary>A drop and its reservations.</summary>
    public async Task<DropTruth> Drop(string drop, CancellationToken cancelled)
    {
        var owner = await api.Operator();
        var found = new Dictionary<long, StoredReservation>();
        await foreach (var claim in All(cursor => owner.Drops.ReservationsAsync(drop, cursor, MostAPage, cancelled)))
            found[claim.ReservationId] = new StoredReservation(claim.ReservationId, claim.ViewerId, null, claim.Quantity, claim.Status);
        // After them: who confirms meanwhile is found as an order.
        await foreach (var order in All(cursor => owner.Drops.OrdersAsync(drop, cursor, MostAPage, cancelled)))
            found[order.ReservationId] = new StoredReservation(order.ReservationId, order.ViewerId, null, order.Quantity, order.Status);
        return new DropTruth(
            await api.Anybody.Drops.GetAsync(drop, cancelled), [.. found.Values.OrderBy(reservation => reservation.Number)], FromJournal: false);
    }

    private static async IAsyncEnumerable<T> All<T>(Func<string?, Task<Page<T>>> read)
    {
        string? cursor = null;
        do
        {
            var page = await read(cursor);
            foreach (var item in page.Items)
                yield return item;
            cursor = page.Next;
        }
        while (cursor is not null);
    }
}
