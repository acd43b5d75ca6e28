using System.Collections.Immutable;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

public static partial class DropRules
{
    private static DropDecision Change(Drop drop, ChangeDrop command, DateTimeOffset now)
    {
        if (RefuseActor(command.By, drop.Settings) is { } stranger)
            return DropDecision.Refuse(stranger);
        if (drop.FindChange(command.Operation) is { } earlier)
            return earlier == EventOf(drop, command, earlier.At) ? DropDecision.Accept() : Conflict();
        if (drop.TryGetOperation(command.Operation, out _))
            return Conflict();
        if (RefuseChange(drop, command, now) is { } refusal)
            return DropDecision.Refuse(refusal);

        var events = ImmutableArray.CreateBuilder<DropEvent>();
        events.Add(EventOf(drop, command, now));
        LetIn(drop, command, now, events);
        return DropDecision.Accept(events);
    }

    private static DropChanged EventOf(Drop drop, ChangeDrop command, DateTimeOffset at)
    {
        var (operation, by) = (command.Operation, command.By.Id);
        return command switch
        {
            RestockDrop restock => new DropRestocked(at, operation, by, restock.Units, HomeOf(drop, restock.Variant)),
            ReduceStock reduce => new StockReduced(at, operation, by, reduce.Units, HomeOf(drop, reduce.Variant)),
            PauseDrop => new DropPaused(at, operation, by),
            ResumeDrop => new DropResumed(at, operation, by),
            MoveClosing move => new ClosingMoved(at, operation, by, Instant.Of(move.ClosesAt)),
            ChangePrice change => new PriceChanged(at, operation, by, change.Price, change.Variant),
            CancelReservation cancel => new ReservationCancelled(at, operation, by, cancel.Number),
            RefundReservation refund => new ReservationRefunded(at, operation, by, refund.Number, refund.ToStock),
            StartCountdown countdown => new OpeningMoved(at, operation, by, at.AddSeconds(countdown.Seconds)),
            ShareDrop share => new StockShared(at, operation, by, share.Show, share.Creator, share.Units, share.Variant),
            RevokeShare revoke => new ShareRevoked(at, operation, by, revoke.Show, revoke.Units, revoke.Variant),
            _ => throw new ArgumentException($"{command.GetType().Name} is no change of a drop.", nameof(command)),
        };
    }

    private static Refusal? RefuseChange(Drop drop, ChangeDrop command, DateTimeOffset now) => command switch
    {
        RestockDrop restock => RefuseRestock(drop, restock),
        ReduceStock reduce => RefuseReduce(drop, reduce),
        PauseDrop => RefusePhase(drop.Phase == DropStatus.Open && !IsOver(drop, now), "Only an open drop can be paused."),
        ResumeDrop => RefusePhase(drop.Phase == DropStatus.Paused && !IsOver(drop, now), "Only a paused drop can be resumed."),
        MoveClosing move => RefuseMove(drop, move, now),
        ChangePrice change => RefusePhase(!IsOver(drop, now), "A closed drop keeps its price.")
            ?? (change.Variant is null ? null : RefuseVariant(drop, change.Variant))
            ?? ProductRules.Check(drop.Settings.Product with { Price = change.Price }),
        StartCountdown countdown => RefuseCountdown(drop, countdown, now),
        ShareDrop share => RefuseShare(drop, share),
        RevokeShare revoke => RefuseRevoke(drop, revoke),
        CancelReservation cancel => RefuseEnd(
            drop.Find(cancel.Number), r => r.IsActive, "Only a reservation that waits or is held can be cancelled."),
        RefundReservation refund => RefuseEnd(
            drop.Find(refund.Number), r => r.Status == ReservationStatus.Confirmed, "Only a confirmed reservation can be refunded."),
        _ => null,
    };

    private static Refusal? RefuseRestock(Drop drop, RestockDrop command)
    {
        if (command.Units is < 1 or > DropLimits.MaxUnits)
            return new(RefusalReason.StockInvalid, "A restock adds 1 to 1,000,000 units.");
        if (drop.Stock.Total + command.Units > DropLimits.MaxTotal)
            return new(RefusalReason.StockInvalid, "A drop has at most 10,000,000 units in all.");
        return RefusePhase(drop.Phase != DropStatus.Closed, "A closed drop takes no more units.") ?? RefuseVariant(drop, command.Variant);
    }

    private static Refusal? RefuseReduce(Drop drop, ReduceStock command)
    {
        if (command.Units is < 1 or > DropLimits.MaxTotal)
            return new(RefusalReason.StockInvalid, "Take away 1 to 10,000,000 units.");
        if (RefusePhase(drop.Phase != DropStatus.Closed, "A closed drop keeps its units.") is { } closed)
            return closed;
        return RefuseVariant(drop, command.Variant) ?? RefuseTaken(drop.Shelves[HomeOf(drop, command.Variant)], command.Units);
    }

    private static Refusal? RefuseTaken(Shelf shelf, int units) => units > shelf.Stock.Free
        ? new(RefusalReason.StockTaken, $"Only {shelf.Stock.Free} units are neither held nor sold.")
        : null;

    /// <summary>The number of a variant's shelf in the drop's own show; -1 when there is no such variant.</summary>
    private static int HomeOf(Drop drop, VariantId? variant) => drop.FindShelf(drop.Settings.Show, variant)?.Index ?? -1;

    private static Refusal? RefuseMove(Drop drop, MoveClosing command, DateTimeOffset now)
    {
        if (RefusePhase(!IsOver(drop, now), "A closed drop does not open again.") is { } over)
            return over;
        var opensAt = drop.Phase == DropStatus.Announced ? drop.Terms.OpensAt : null;
        var wrong = WhatIsWrong(drop.Settings with { OpensAt = opensAt, ClosesAt = Instant.Of(command.ClosesAt) }, now);
        return wrong is null ? null : new(RefusalReason.DropSettingsInvalid, wrong);
    }

    private static Refusal? RefusePhase(bool fits, string message) =>
        fits ? null : new(RefusalReason.DropWrongState, message);

    private static Refusal? RefuseEnd(Reservation? reservation, Func<Reservation, bool> fits, string message)
    {
        if (reservation is null)
            return new(RefusalReason.ReservationUnknown, "There is no such reservation.");
        return fits(reservation) ? null : new(RefusalReason.ReservationWrongState, message);
    }

    /// <summary>Units that come back, or the end of a pause, let those in who wait. No other change does.</summary>
    private static void LetIn(Drop drop, ChangeDrop command, DateTimeOffset now, ImmutableArray<DropEvent>.Builder events)
    {
        switch (command)
        {
            case RestockDrop restock:
                LetIn(drop, drop.Shelves[HomeOf(drop, restock.Variant)], restock.Units, null, now, events);
                break;
            case CancelReservation cancel:
                var leaving = drop.Find(cancel.Number)!;
                var freed = leaving.Status == ReservationStatus.Held ? leaving.Quantity : 0;
                LetIn(drop, drop.Shelves[leaving.Shelf], freed, leaving, now, events);
                break;
            case RefundReservation { ToStock: true } refund:
                var order = drop.Find(refund.Number)!;
                LetIn(drop, drop.Shelves[order.Shelf], order.Quantity, null, now, events);
                break;
            case ShareDrop share when drop.FindShelf(share.Show, share.Variant) is { } target:
                LetIn(drop, target, share.Units, null, now, events);
                break;
            case RevokeShare revoke:
                LetIn(drop, drop.Shelves[HomeOf(drop, revoke.Variant)], revoke.Units, null, now, events);
                break;
            case ResumeDrop:
                PromoteAll(drop, [], now, events);
                break;
        }
    }

    private static void LetIn(
        Drop drop, Shelf shelf, int freed, Reservation? leaving, DateTimeOffset now, ImmutableArray<DropEvent>.Builder events)
    {
        if (IsSelling(drop, now))
            Promote(drop, shelf, freed, leaving, DropLimits.MaxBatch, now, events);
    }
}
