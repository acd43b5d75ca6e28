using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

/// <summary>
/// A "no" must have been right at some moment between question and answer, and nobody is told no who was told yes: refusals are
/// linearizable too.
/// </summary>
internal sealed class Refusals(History history)
{
    private World World => history.World;

    private Ledger Ledger => history.Checks.Ledger;

    public void Judge(Wish wish, Refusal refusal, long from)
    {
        var request = wish.Request;
        if (refusal.Reason is RefusalReason.Busy)
            return;
        if (history.Checks.Answers.IsAsked(wish) && Ledger.Find(request.Operation.Value) is { } number && WasThere(request, number, from))
            World.Break(Law.OneAnswer, $"{request.Operation} is refused, {refusal.Reason}, though the journal had it before as {number}");
        Count(refusal.Reason);
        for (var revision = from; revision <= Ledger.Revision; revision++)
        {
            if (IsRight(wish, refusal.Reason, revision))
                return;
        }

        World.Break(Law.FairRefusal, $"{request.Action} {request.Operation} of {request.Value} is refused, {refusal.Reason}, which it was at no moment");
    }

    private bool WasThere(DropRequest request, long number, long from) => request.Action switch
    {
        DropAction.Reserve => Ledger.Claims[(int)number - 1].After(from) is not null,
        DropAction.Confirm => Ledger.Claims[(int)number - 1].After(from) is ReservationStatus.Confirmed or ReservationStatus.Refunded,
        _ => Ledger.Claims[(int)number - 1].After(from) is ReservationStatus.Released,
    };

    private bool IsRight(Wish wish, RefusalReason reason, long revision)
    {
        var request = wish.Request;
        var moment = Ledger[revision];
        var status = request.Value >= 1 && request.Value <= Ledger.Claims.Count ? Ledger.Claims[(int)request.Value - 1].After(revision) : null;
        var shelf = Array.Find(moment.Shelves, s => s.Show == wish.Show.Value && s.Variant == request.Variant?.Value);
        return reason switch
        {
            RefusalReason.DropUnknown => revision == 0,
            RefusalReason.DropNotOpen => moment.Phase == DropStatus.Announced,
            RefusalReason.DropPaused => moment.Phase == DropStatus.Paused,
            RefusalReason.DropClosed => moment.Phase == DropStatus.Closed || MayBePast(moment.ClosesAt),
            RefusalReason.QuantityInvalid => request.Value < 1 || request.Value > history.Setup.Settings.PerViewerLimit,
            RefusalReason.OverViewerLimit =>
                Ledger.UnitsOf(request.Viewer.Value, revision) + request.Value > history.Setup.Settings.PerViewerLimit,
            RefusalReason.SoldOut => moment.All.Waiting >= history.Setup.Settings.WaitlistLimit && (shelf.Waiting > 0 || shelf.Free < request.Value),
            RefusalReason.VariantUnknown => !Array.Exists(moment.Shelves, s => s.Variant == request.Variant?.Value),
            RefusalReason.DropNotOffered => shelf.Show is null,
            RefusalReason.ReservationUnknown => status is null,
            RefusalReason.ReservationNotYours => status is not null && Ledger.Claims[(int)request.Value - 1].Viewer != request.Viewer.Value,
            RefusalReason.ReservationExpired =>
                status == ReservationStatus.Expired || (status == ReservationStatus.Held && MayBePast(Ledger.Claims[(int)request.Value - 1].Deadline)),
            RefusalReason.ReservationWrongState =>
                status != ReservationStatus.Held || (request.Action == DropAction.Release && status != ReservationStatus.Waiting),
            RefusalReason.PaymentRequired => status == ReservationStatus.Held && history.Setup.Settings.Payment,
            RefusalReason.OperationConflict => !history.Checks.Answers.IsAsked(wish),
            _ => false,
        };
    }

    /// <summary>On some clock.</summary>
    private bool MayBePast(long? time) => time <= (World.TrueTime + history.Setup.MaxSkew).ToUnixTimeMilliseconds();

    private void Count(RefusalReason reason)
    {
        if (reason is RefusalReason.SoldOut)
            World.Seen.Add(Case.RefusedSoldOut);
        else if (reason is RefusalReason.OverViewerLimit)
            World.Seen.Add(Case.RefusedOverLimit);
        else if (reason is RefusalReason.ReservationExpired)
            World.Seen.Add(Case.RefusedExpired);
        else if (reason is RefusalReason.PaymentRequired)
            World.Seen.Add(Case.RefusedWithoutPayment);
        else if (reason is RefusalReason.DropClosed)
            World.Seen.Add(Case.RefusedClosed);
    }
}
