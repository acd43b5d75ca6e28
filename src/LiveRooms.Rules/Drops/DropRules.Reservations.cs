using System.Collections.Immutable;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

public static partial class DropRules
{
    private static DropDecision Reserve(Drop drop, Reserve command, DateTimeOffset now)
    {
        if (drop.TryGetOperation(command.Operation, out var earlier))
        {
            return earlier.Kind == OperationKind.Reserve && earlier.Reservation.Viewer == command.Viewer
                && earlier.Reservation.Quantity == command.Quantity && earlier.Reservation.Shelf == ShelfOf(drop, command)?.Index
                ? DropDecision.Repeat(earlier.Reservation.Number)
                : Conflict();
        }

        if (drop.FindChange(command.Operation) is not null)
            return Conflict();
        if (RefuseVariant(drop, command.Variant) is { } unknown)
            return DropDecision.Refuse(unknown);
        if (ShelfOf(drop, command) is not { } shelf)
            return DropDecision.Refuse(RefusalReason.DropNotOffered, "The drop is not offered in this show.");
        if (RefuseReserve(drop, command, now) is { } refusal)
            return DropDecision.Refuse(refusal);
        // Entering twice changes nothing: whoever is in is told so again, whatever was asked for this time.
        if (drop.EntryOf(command.Viewer) is { } entry)
            return DropDecision.Repeat(entry.Number);
        return RefuseUnits(drop, command) is { } over ? DropDecision.Refuse(over)
            : drop.IsEntering ? Enter(drop, shelf, command, now)
            : Admit(drop, shelf, command, now);
    }

    private static Shelf? ShelfOf(Drop drop, Reserve command) => drop.FindShelf(command.Show ?? drop.Settings.Show, command.Variant);

    /// <summary>Exactly one of its variants must be named where a drop has some, and none where it has none.</summary>
    private static Refusal? RefuseVariant(Drop drop, VariantId? variant)
    {
        if (drop.FindShelf(drop.Settings.Show, variant) is not null)
            return null;
        return new(RefusalReason.VariantUnknown, variant is null ? "Choose one of the drop's variants." : "The drop has no such variant.");
    }

    private static Refusal? RefuseReserve(Drop drop, Reserve command, DateTimeOffset now)
    {
        var settings = drop.Settings;
        if (command.Quantity < 1 || command.Quantity > settings.PerViewerLimit)
            return new(RefusalReason.QuantityInvalid, $"Ask for 1 to {settings.PerViewerLimit} units.");
        if (drop.Phase == DropStatus.Announced)
            return new(RefusalReason.DropNotOpen, "The drop is not open yet.", UntilOpening(drop.Terms, now));
        if (IsOver(drop, now))
            return new(RefusalReason.DropClosed, "The drop is closed.");
        if (drop.Phase == DropStatus.Paused)
            return new(RefusalReason.DropPaused, "The drop is paused.");
        return null;
    }

    private static Refusal? RefuseUnits(Drop drop, Reserve command)
    {
        var limit = drop.Settings.PerViewerLimit;
        var standing = drop.StandingOf(command.Viewer);
        if (standing.Units + command.Quantity > limit)
            return new(RefusalReason.OverViewerLimit, $"One viewer may have {limit} units of this drop.");
        if (standing.Attempts >= DropLimits.MaxAttempts)
            return new(RefusalReason.TooManyAttempts, "You reserved and let go too often in this drop.");
        if (drop.ReservationCount >= DropLimits.MaxReservations || drop.LastNumber >= DropLimits.MaxNumber)
            return new(RefusalReason.Busy, "The drop took as many reservations as it can.");
        return null;
    }

    private static DropDecision Admit(Drop drop, Shelf shelf, Reserve command, DateTimeOffset now)
    {
        var number = drop.LastNumber + 1;
        if (shelf.Waiting == 0 && command.Quantity <= shelf.Stock.Free)
        {
            var deadline = now + drop.Settings.HoldTime;
            var price = drop.ChangedPriceOf(shelf);
            return DropDecision.Accept(
                new ReservationHeld(now, number, command.Operation, command.Viewer, command.Quantity, deadline, price, shelf.Index), number);
        }

        return drop.Waiting < drop.Settings.WaitlistLimit
            ? DropDecision.Accept(
                new ReservationWaitlisted(now, number, command.Operation, command.Viewer, command.Quantity, shelf.Index), number)
            : DropDecision.Refuse(RefusalReason.SoldOut, "No units are free and the waitlist is full.");
    }

    private static DropDecision Confirm(Drop drop, Confirm command, DateTimeOffset now)
    {
        if (Recall(drop, command.Operation, OperationKind.Confirm, command.Viewer, command.Number) is { } recalled)
            return recalled;
        if (RefuseTouch(drop, command.Viewer, command.Number, out var reservation) is { } refusal)
            return DropDecision.Refuse(refusal);
        return reservation.Status switch
        {
            ReservationStatus.Held when reservation.Deadline > now && drop.NeedsPayment(reservation) =>
                DropDecision.Refuse(RefusalReason.PaymentRequired, "Pay for it: a payment buys it."),
            ReservationStatus.Held when reservation.Deadline > now =>
                DropDecision.Accept(new ReservationConfirmed(now, reservation.Number, command.Operation), reservation.Number),
            ReservationStatus.Held or ReservationStatus.Expired =>
                DropDecision.Refuse(RefusalReason.ReservationExpired, "The time to confirm is over."),
            ReservationStatus.Entered => DropDecision.Refuse(RefusalReason.ReservationWrongState, "The lottery is not drawn yet."),
            ReservationStatus.Waiting => DropDecision.Refuse(RefusalReason.ReservationWrongState, "The reservation still waits for units."),
            _ => DropDecision.Refuse(RefusalReason.ReservationWrongState, "The reservation is over or confirmed already."),
        };
    }

    private static DropDecision Release(Drop drop, Release command, DateTimeOffset now)
    {
        if (Recall(drop, command.Operation, OperationKind.Release, command.Viewer, command.Number) is { } recalled)
            return recalled;
        if (RefuseTouch(drop, command.Viewer, command.Number, out var reservation) is { } refusal)
            return DropDecision.Refuse(refusal);
        if (reservation.Status == ReservationStatus.Expired)
            return DropDecision.Refuse(RefusalReason.ReservationExpired, "The hold has expired already.");
        if (!reservation.IsActive)
            return DropDecision.Refuse(RefusalReason.ReservationWrongState, "The reservation is over or confirmed already.");

        var released = new ReservationReleased(now, reservation.Number, command.Operation);
        var shelf = drop.Shelves[reservation.Shelf];
        if (shelf.Waiting == 0 || !IsSelling(drop, now))
            return DropDecision.Accept(released, reservation.Number);
        var events = ImmutableArray.CreateBuilder<DropEvent>();
        events.Add(released);
        var freed = reservation.Status == ReservationStatus.Held ? reservation.Quantity : 0;
        Promote(drop, shelf, freed, reservation, DropLimits.MaxBatch, now, events);
        return DropDecision.Accept(events, reservation.Number);
    }

    /// <summary>The answer to an operation that came before; null when it is new.</summary>
    private static DropDecision? Recall(Drop drop, OperationId operation, OperationKind kind, ViewerId viewer, long number)
    {
        if (drop.TryGetOperation(operation, out var earlier))
        {
            return earlier.Kind == kind && earlier.Reservation.Number == number && earlier.Reservation.Viewer == viewer
                ? DropDecision.Repeat(number)
                : Conflict();
        }

        return drop.FindChange(operation) is null ? null : Conflict();
    }

    private static Refusal? RefuseTouch(Drop drop, ViewerId viewer, long number, out Reservation reservation)
    {
        var found = drop.Find(number);
        reservation = found!;
        if (found is null)
            return new(RefusalReason.ReservationUnknown, "There is no such reservation.");
        return found.Viewer == viewer ? null : new(RefusalReason.ReservationNotYours, "The reservation is another viewer's.");
    }

    private static DropDecision Conflict() =>
        DropDecision.Refuse(RefusalReason.OperationConflict, "This operation id was used before for something else.");

    private static TimeSpan? UntilOpening(DropSettings settings, DateTimeOffset now) =>
        settings.OpensAt is { } opens && opens > now ? opens - now : null;
}
