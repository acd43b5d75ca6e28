using LiveRooms.Grains.Drops;
using LiveRooms.Grains.Shows;
using LiveRooms.Protocol.Hub;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Edge.Outbound;

/// <summary>What a viewer asks of a room for itself alone, answered by those who know: the drops and the show.</summary>
internal sealed class RoomQuestions(IShowGrain show, IGrainFactory grains)
{
    /// <summary>The viewer's reservations in these drops, and its mute.</summary>
    public async Task<MineReply> Mine(ViewerId viewer, IReadOnlyCollection<DropId> drops)
    {
        var muted = show.MutedUntil(viewer);
        var asked = drops.Select(drop => grains.GetGrain<IDropGrain>(drop.Value).OfViewer(viewer)).ToArray();
        await Task.WhenAll([muted, .. asked]).ConfigureAwait(false);
        var reservations = Fit([.. asked.SelectMany(a => a.Result)]);
        return new MineReply(null, [.. reservations.Select(Cards.Of)], muted.Result?.ToUnixTimeMilliseconds());
    }

    /// <summary>When there are more than one reply holds, those that are over give way first.</summary>
    private static IEnumerable<ReservationView> Fit(ReservationView[] all)
    {
        var tooMany = all.Length - MineReply.MaxReservations;
        if (tooMany <= 0)
            return all;
        var over = all.Where(r => r.Status is ReservationStatus.Released or ReservationStatus.Expired or ReservationStatus.Cancelled).Take(tooMany).ToHashSet();
        return all.Where(r => !over.Contains(r)).TakeLast(MineReply.MaxReservations);
    }
}
