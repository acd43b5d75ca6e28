using System.Collections.Immutable;
using LiveRooms.Rules.Creators;

namespace LiveRooms.Rules.Drops;

public static partial class DropRules
{
    private static DropDecision Change(Drop drop, ChangeDrop command, DateTimeOffset now)
    {
        if (RefuseActor(command.By, drop.Settings) is { } stranger)
            return DropDecision.Refuse(stranger);
        if (drop.FindChange(command.Operation) is { } earlier)
            return earlier == EventOf(command, earlier.At) ? DropDecision.Accept() : Conflict();
        if (drop.TryGetOperation(command.Operation, out _))
            return Conflict();
        if (RefuseChange(drop, command, now) is { } refusal)
            return DropDecision.Refuse(refusal);

        var events = ImmutableArray.CreateBuilder<DropEvent>();
        events.Add(EventOf(command, now));
        LetIn(drop, command, now, events);
        return DropDecision.Accept(events);
    }

    private static DropChanged EventOf(ChangeDrop command, DateTimeOffset at)
    {
        var (operation, by) = (command.Operation, command.By.Id);
        return command switch
        {
            RestockDrop restock => new DropRestocked(at, operation, by, restock.Units),
            ReduceStock reduce => new StockReduced(at, operation, by, reduce.Units),
            PauseDrop => new DropPaused(at, operation, by),
            ResumeDrop => new DropResumed(at, operation, by),
            MoveClosing move => new ClosingMoved(at, operation, by, Instant.Of(move.ClosesAt)),
            ChangePrice change => new PriceChanged(at, operation, by, change.Price),
            CancelReservation cancel => new ReservationCancelled(at, operation, by, cancel.Number),
            RefundReservation refund => new ReservationRefunded(at, operation, by, refund.Number, refund.ToStock),
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
            ?? ProductRules.Check(drop.Settings.Product with { Price = change.Price }),
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
        return RefusePhase(drop.Phase != DropStatus.Closed, "A closed drop takes no more units.");
    }

    private static Refusal? RefuseReduce(Drop drop, ReduceStock command)
    {
        if (command.Units is < 1 or > DropLimits.MaxTotal)
            return new(RefusalReason.StockInvalid, "Take away 1 to 10,000,000 units.");
        if (RefusePhase(drop.Phase != DropStatus.Closed, "A closed drop keeps its units.") is { } closed)
            return closed;
        return command.Units > drop.Stock.Free
            ? new(RefusalReason.StockTaken, $"Only {drop.Stock.Free} units are neither held nor sold.")
            : null;
    }

    private static Refusal? RefuseMove(Drop drop, MoveClosing command, DateTimeOffset now)
    {
        if (RefusePhase(!IsOver(drop, now), "A closed drop does not open again.") is { } over)
            return over;
        var opensAt = drop.Phase == DropStatus.Announced ? drop.Settings.OpensAt : null;
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
        var (free, leaving) = (drop.Stock.Free, default(Reservation));
        switch (command)
        {
            case RestockDrop restock:
                free += restock.Units;
                break;
            case CancelReservation cancel:
                leaving = drop.Find(cancel.Number)!;
                free += leaving.Status == ReservationStatus.Held ? leaving.Quantity : 0;
                break;
            case RefundReservation { ToStock: true } refund:
                free += drop.Find(refund.Number)!.Quantity;
                break;
            case ResumeDrop:
                break;
            default:
                return;
        }

        if (command is ResumeDrop || IsSelling(drop, now))
            Promote(drop, free, leaving, now, events);
    }
}
