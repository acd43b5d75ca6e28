using System.Collections.Immutable;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>What a drop tells when asked: like every answer, only once it is stored.</summary>
internal sealed partial class DropCore
{
    /// <summary>A viewer's reservations, oldest first.</summary>
    public async Task<ImmutableArray<ReservationView>> OfViewer(ViewerId viewer)
    {
        var reservations = _drop.OfViewer(viewer).Select(r => DropViews.Of(_drop, r)).ToImmutableArray();
        await _writer.WhenDurable();
        return reservations;
    }

    /// <summary>Orders in order of confirmation, for the drop's creator.</summary>
    public async Task<Outcome<OrderPage>> Orders(Actor actor, int skip, int max)
    {
        if (!_drop.Exists)
            return await Refuse(RefusalReason.DropUnknown, "There is no such drop.");
        if (!actor.MayActFor(_drop.Settings.Creator))
            return await Refuse(RefusalReason.NotDropOwner, "Only the drop's creator may see its orders.");
        max = Math.Clamp(max, 1, 1_000);
        skip = Math.Max(0, skip);
        var orders = _drop.Orders(skip, max).Select(o => DropViews.OrderOf(_drop, o)).ToImmutableArray();
        var next = skip + orders.Length < _drop.OrderCount ? skip + orders.Length : (int?)null;
        await _writer.WhenDurable();
        return new OrderPage(orders, next);
    }

    /// <summary>Reservations that wait or are held, for the drop's creator.</summary>
    public async Task<Outcome<ClaimPage>> Claims(Actor actor, int after, int max)
    {
        if (!_drop.Exists)
            return await Refuse(RefusalReason.DropUnknown, "There is no such drop.");
        if (!actor.MayActFor(_drop.Settings.Creator))
            return await Refuse(RefusalReason.NotDropOwner, "Only the drop's creator may see its reservations.");
        var (found, next) = _drop.Active(after, Math.Clamp(max, 1, 1_000));
        var claims = found.Select(r => DropViews.ClaimOf(_drop, r)).ToImmutableArray();
        await _writer.WhenDurable();
        return new ClaimPage(claims, next);
    }

    /// <summary>What of it stands in other shows, for the drop's creator.</summary>
    public async Task<Outcome<ShareList>> Shares(Actor actor)
    {
        if (!_drop.Exists)
            return await Refuse(RefusalReason.DropUnknown, "There is no such drop.");
        if (!actor.MayActFor(_drop.Settings.Creator))
            return await Refuse(RefusalReason.NotDropOwner, "Only the drop's creator may see its shares.");
        var shares = _drop.Shelves.Where(s => s.IsShared).Select(DropViews.ShareOf).ToImmutableArray();
        await _writer.WhenDurable();
        return new ShareList(shares);
    }

    private async Task<Refusal> Refuse(RefusalReason reason, string message)
    {
        await _writer.WhenCurrent();
        return new Refusal(reason, message);
    }
}
