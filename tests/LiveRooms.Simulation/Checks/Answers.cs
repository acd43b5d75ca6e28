using LiveRooms.Grains;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Checks;

/// <summary>What is answered, looked at in the moment it leaves the drop: stored by then, and the same for ever.</summary>
internal sealed class Answers(History history)
{
    private readonly Dictionary<string, Wish> _asked = [];
    private readonly Dictionary<string, ChangeDrop> _changes = [];
    private readonly Dictionary<string, long> _answered = [];
    private readonly HashSet<string> _entryRepeats = [];

    private World World => history.World;

    private Ledger Ledger => history.Checks.Ledger;

    /// <summary>A viewer begins to ask.</summary>
    public void Asks(Wish wish) => _asked.Add(wish.Operation, wish);

    /// <summary>The creator begins to ask.</summary>
    public void Asks(ChangeDrop change) => _changes.Add(change.Operation.Value, change);

    /// <summary>Whether an operation was answered with an entry that was there already: it is not in the journal.</summary>
    public bool IsEntryRepeat(string operation) => _entryRepeats.Contains(operation);

    public bool IsAsked(string operation) => _changes.ContainsKey(operation);

    public bool IsAsked(Wish wish) => _asked.TryGetValue(wish.Operation, out var asked) && asked.IsFor(wish);

    /// <summary>Whether somebody asked for what the journal says under that operation.</summary>
    public bool IsAsked(string operation, DropAction action, string viewer, long value, string show, string? variant) =>
        _asked.TryGetValue(operation, out var asked) && asked.Request is var request && request.Action == action
        && request.Viewer.Value == viewer && request.Value == value
        && (action != DropAction.Reserve || (asked.Show.Value == show && request.Variant?.Value == variant));

    /// <summary>The drop answers a request that it began with when the journal held <paramref name="from"/> events.</summary>
    public void Judge(Wish wish, DropReceipt receipt, long from)
    {
        var (operation, request) = (wish.Operation, wish.Request);
        World.Trace.Say(World, $"answers {request.Action} {operation} of {request.Value}: {receipt.Refusal?.Reason.ToString() ?? receipt.Reservation!.ToString()}");
        World.Trace.Mix((long)(receipt.Refusal?.Reason ?? 0));
        if (receipt.Refusal is { } refusal)
        {
            history.Checks.Refusals.Judge(wish, refusal, from);
            return;
        }

        var reservation = receipt.Reservation!;
        var stored = Ledger.Find(operation);
        if (stored is null && IsEntryOf(request, reservation.Number, from))
        {
            // Entering again is answered with the entry there is, and is not recorded.
            World.Seen.Add(Case.EntryRepeated);
            _entryRepeats.Add(operation);
            Judge(reservation);
            return;
        }

        World.Require(
            stored == reservation.Number, Law.Acknowledged,
            $"{operation} is answered with reservation {reservation.Number}; the journal has {stored?.ToString() ?? "nothing"} for it");
        Same(operation, reservation.Number);
        Judge(reservation);
    }

    /// <summary>A reservation as it is told must have been so in the journal.</summary>
    public void Judge(ReservationView view)
    {
        var claim = view.Number <= Ledger.Claims.Count ? Ledger.Claims[(int)view.Number - 1] : null;
        World.Require(
            claim?.BecameAt(view.Version) == view.Status, Law.Acknowledged,
            $"reservation {view.Number} is told to be {view.Status} since version {view.Version}; in the journal it became {claim?.BecameAt(view.Version)}");
        World.Require(claim?.Quantity == view.Quantity, Law.OneAnswer, $"reservation {view.Number} is told to be of {view.Quantity}");
        World.Require(
            view.Rank == claim?.Rank || view.Version < Ledger.DrawnAt, Law.Draw, $"reservation {view.Number} is told rank {view.Rank}, it has {claim?.Rank}");
        World.Require(view.Price is null || view.Price == claim?.Price, Law.Money, $"reservation {view.Number} is told at {view.Price}, not {claim?.Price}");
    }

    /// <summary>What is to be paid is what the hold costs.</summary>
    public void Judge(CheckoutView checkout)
    {
        var claim = Ledger.Claims[(int)checkout.Number - 1];
        World.Require(
            checkout.Amount == claim.Quantity * claim.Price, Law.Money,
            $"{checkout.Amount} is to be paid for {checkout.Number}, which is {claim.Quantity} x {claim.Price}");
    }

    /// <summary>The drop answers a command of the creator's.</summary>
    public void Judge(DropCommand command, Outcome<DropView> outcome)
    {
        World.Trace.Say(World, $"answers {command}: {outcome.Refusal?.Reason.ToString() ?? "done"}");
        if (outcome.Refusal is not null)
            return;
        history.Checks.Told.View(outcome.Value!);
        var stored = command switch
        {
            ChangeDrop change => Ledger.HasChange(change.Operation.Value),
            CreateDrop => Ledger.Revision > 0,
            OpenDrop => Ledger.Now.Phase != DropStatus.Announced,
            CloseDrop => Ledger.Now.Phase == DropStatus.Closed,
            DrawLottery => Ledger.DrawnAt is not null,
            _ => true,
        };
        World.Require(stored, Law.Acknowledged, $"{command.GetType().Name} is acknowledged and not in the journal");
    }

    /// <summary>An answer has reached the viewer.</summary>
    public void Received(DropRequest request, DropReceipt receipt)
    {
        if (receipt.Reservation is { } reservation)
            Same(request.Operation.Value, reservation.Number);
    }

    /// <summary>Another request under an id that was answered already.</summary>
    public void Conflict(DropRequest request, DropReceipt receipt)
    {
        if (_entryRepeats.Contains(request.Operation.Value))
            return;
        World.Seen.Add(Case.Conflict);
        World.Require(receipt.Refusal?.Reason == RefusalReason.OperationConflict, Law.OneAnswer, $"{request.Operation} did two things: {receipt}");
    }

    /// <summary>Whether the reservation was the viewer's entry at some moment since the question.</summary>
    private bool IsEntryOf(DropRequest request, long number, long from)
    {
        if (request.Action != DropAction.Reserve || number > Ledger.Claims.Count || Ledger.Claims[(int)number - 1] is not { } entry)
            return false;
        for (var revision = from; revision <= Ledger.Revision; revision++)
        {
            if (entry.Viewer == request.Viewer.Value && entry.After(revision) == ReservationStatus.Entered)
                return true;
        }

        return false;
    }

    private void Same(string operation, long number)
    {
        // What was not recorded is new when it comes once more after the entry has ended.
        if (_entryRepeats.Contains(operation) || _answered.TryAdd(operation, number))
            return;
        World.Seen.Add(Case.RepeatAnswered);
        World.Require(_answered[operation] == number, Law.OneAnswer, $"{operation} is answered with {number} after {_answered[operation]}");
    }
}
