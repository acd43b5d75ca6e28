using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

internal sealed partial class Ledger
{
    private void Arrive(string kind)
    {
        if (Come(kind) is not { } claim)
            return;
        World.Require(!_isLottery || _isDrawn, Law.Draw, $"{kind} {claim.Number} before the draw");
        var (before, waiting) = (Now.Shelves[claim.Shelf], Now.All.Waiting);
        claim.Becomes(ReservationStatus.Waiting, Revision + 1);
        RequireLimit(claim);
        if (kind == "held")
        {
            World.Require(before.Waiting == 0, Law.Order, $"{claim.Number} is held at once while {before.Waiting} wait");
            Hold(claim);
            return;
        }

        World.Seen.Add(Case.Waitlisted);
        World.Require(before.Waiting > 0 || claim.Quantity > before.Free, Law.Order, $"{claim.Number} waits though {before.Free} are free");
        World.Require(waiting < _waitlist, Law.Order, $"{claim.Number} waits as one too many: {waiting} of {_waitlist}");
    }

    /// <summary>A reservation that is new, as somebody asked for it; null when it cannot be.</summary>
    private Claim? Come(string kind)
    {
        var claim = new Claim(Number("n"), Text("op")!, Text("v")!, (int)Number("q"), (int)(Maybe("shelf") ?? 0));
        if (claim.Shelf >= _shelves.Count || claim.Number != Claims.Count + 1)
        {
            World.Break(Law.Life, $"{kind} {claim.Number} of {Claims.Count} on shelf {claim.Shelf} of {_shelves.Count}");
            return null;
        }

        Operate("reserve", DropAction.Reserve, claim, claim.Quantity);
        World.Require(_phase == DropStatus.Open, Law.Life, $"{kind} {claim.Number} while {_phase}");
        World.Require(!(_closesAt <= _at), Law.Life, $"{kind} {claim.Number} after the closing time");
        if (claim.Shelf > 0)
            World.Seen.Add(_shelves[claim.Shelf].Show == Setup.Show.Value ? Case.AnotherVariant : Case.InAnotherShow);
        if (history.Checks.Answers.IsEntryRepeat(claim.Operation))
            World.Seen.Add(Case.EntryRepeatedLate);
        Claims.Add(claim);
        return claim;
    }

    private void RequireLimit(Claim claim)
    {
        var units = Claims.Where(c => c.Viewer == claim.Viewer && c.Counts).Sum(c => c.Quantity);
        World.Require(units <= _limit, Law.ViewerLimit, $"{claim.Viewer} has {units} with {claim.Number}, the limit is {_limit}");
    }

    private void Promote()
    {
        var claim = Named(c => c.Status == ReservationStatus.Waiting, Law.Order, "promoted");
        if (claim is null)
            return;
        var head = Claims.Where(c => c.Status == ReservationStatus.Waiting && c.Shelf == claim.Shelf).MinBy(c => c.Turn)!;
        World.Require(head == claim, Law.Order, $"{claim.Number} is promoted before {head.Number}");
        World.Require(_phase == DropStatus.Open && !(_closesAt <= _at), Law.Life, $"{claim.Number} is promoted while {_phase}");
        World.Seen.Add(Case.Promoted);
        Hold(claim);
    }

    private void Hold(Claim claim)
    {
        claim.Deadline = Number("until");
        var shelf = _shelves[claim.Shelf];
        claim.Price = Maybe("p") ?? shelf.Announced;
        World.Require(claim.Deadline == _at + _hold, Law.Deadline, $"{claim.Number} is held for {claim.Deadline - _at} ms");
        World.Require(claim.Price == PriceOf(shelf), Law.Money, $"{claim.Number} is held at {claim.Price}, the price is {PriceOf(shelf)}");
        claim.Becomes(ReservationStatus.Held, Revision + 1);
        World.Seen.Add(Case.Held);
    }

    private void Confirm()
    {
        var claim = Named(c => c.Status == ReservationStatus.Held, Law.Life, "confirmed");
        if (claim is null)
            return;
        if (MustBePaid(claim))
            World.Require(_operations.TryAdd(Text("op")!, ("payment", claim.Number)), Law.OneAnswer, $"{Text("op")} happens again");
        else
            Operate("confirm", DropAction.Confirm, claim, claim.Number);
        Buy(claim, "confirmed");
        World.Require(_at < claim.Deadline, Law.Deadline, $"{claim.Number} is bought {_at - claim.Deadline} ms after its deadline");
        claim.Becomes(ReservationStatus.Confirmed, Revision + 1);
        World.Seen.Add(_phase == DropStatus.Closed ? Case.ConfirmedAfterClose : Case.Confirmed);
    }

    private void Release()
    {
        var claim = Named(IsActive, Law.Life, "released");
        if (claim is null)
            return;
        if (Text("op") is not null)
            Operate("release", DropAction.Release, claim, claim.Number);
        else
            World.Require(_phase == DropStatus.Closed && claim.Status != ReservationStatus.Held, Law.Life, $"{claim.Number} is turned away while {_phase}");
        World.Seen.Add((Text("op"), claim.Status) switch
        {
            (null, ReservationStatus.Entered) => Case.EntryTurnedAway,
            (null, _) => Case.TurnedAway,
            (_, ReservationStatus.Entered) => Case.EntryWithdrawn,
            _ => Case.Released,
        });
        claim.Becomes(ReservationStatus.Released, Revision + 1);
    }

    private void Expire()
    {
        var claim = Named(c => c.Status == ReservationStatus.Held, Law.Life, "expired");
        if (claim is null)
            return;
        World.Require(_at >= claim.Deadline, Law.Deadline, $"{claim.Number} expired {claim.Deadline - _at} ms before its deadline");
        claim.Becomes(ReservationStatus.Expired, Revision + 1);
        World.Seen.Add(Case.Expired);
    }

    private static bool IsActive(Claim claim) =>
        claim.Status is ReservationStatus.Entered or ReservationStatus.Waiting or ReservationStatus.Held;

    /// <summary>The reservation the event names, when it is as it must be.</summary>
    private Claim? Named(Func<Claim, bool> fits, Law law, string what)
    {
        var number = Number("n");
        var claim = number >= 1 && number <= Claims.Count ? Claims[(int)number - 1] : null;
        if (claim is not null && fits(claim))
            return claim;
        World.Break(law, $"reservation {number} is {what} though it is {claim?.Status.ToString() ?? "unknown"}");
        return null;
    }

    /// <summary>The event's operation happens for the first time, and somebody asked for just that.</summary>
    private void Operate(string kind, DropAction action, Claim claim, long value)
    {
        var operation = Text("op")!;
        var shelf = _shelves[claim.Shelf];
        World.Require(
            history.Checks.Answers.IsAsked(operation, action, claim.Viewer, value, shelf.Show, shelf.Variant), Law.OneAnswer,
            $"nobody asked for {kind} {operation} of {value} on shelf {claim.Shelf}");
        World.Require(_operations.TryAdd(operation, (kind, claim.Number)) && !_changes.Contains(operation), Law.OneAnswer, $"{operation} happens again");
    }
}
