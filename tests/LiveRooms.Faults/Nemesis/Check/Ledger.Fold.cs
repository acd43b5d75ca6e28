using LiveRooms.Faults.Nemesis.History;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Faults.Nemesis.Check;

internal sealed partial class Ledger
{
    private long Revision => _states.Count;

    private void Take(long version, DropEvent e)
    {
        Require(version == _versions[^1] || version == _versions[^1] + 1, e, $"version {version} follows {_versions[^1]}");
        switch (e)
        {
            case DropCreated created:
                Require(_settings is null, e, "the drop was created before");
                _settings = created.Settings;
                _now = new StateAt(DropStatus.Announced, created.Settings.Stock, created.Settings.Stock, 0, 0, 0);
                break;
            case DropOpened:
                Require(_now.Phase == DropStatus.Announced, e, $"the drop is {_now.Phase}");
                _now = _now with { Phase = DropStatus.Open };
                break;
            case DropClosed:
                _now = _now with { Phase = DropStatus.Closed };
                break;
            case DropRestocked restocked:
                _now = _now with { Total = _now.Total + restocked.Units, Free = _now.Free + restocked.Units };
                break;
            default:
                TakeReservation(e);
                break;
        }
        Require(_now is { Free: >= 0, Held: >= 0, Sold: >= 0 } && _now.Free + _now.Held + _now.Sold == _now.Total, e, "law 3 is broken");
        _states.Add(_now);
        _versions.Add(version);
    }

    private void TakeReservation(DropEvent e)
    {
        switch (e)
        {
            case ReservationHeld held:
                Require(_now.Phase == DropStatus.Open && _line.Count == 0, e, $"the drop is {_now.Phase} and {_line.Count} wait");
                Hold(e, Arrive(e, held.Number, held.Operation, held.Viewer, held.Quantity), held.Deadline, arrives: true);
                break;
            case ReservationWaitlisted waits:
                Require(_now.Phase == DropStatus.Open && _line.Count < WaitlistLimit, e, $"the drop is {_now.Phase} and {_line.Count} wait");
                Require(_line.Count > 0 || waits.Quantity > _now.Free, e, $"{_now.Free} units are free and nobody waits");
                var waiting = Arrive(e, waits.Number, waits.Operation, waits.Viewer, waits.Quantity);
                waiting.Become(ReservationStatus.Waiting, Revision);
                Stand(e, waiting, arrives: true);
                Wait(waiting, joins: true);
                break;
            case ReservationPromoted promoted when Known(e, promoted.Number, ReservationStatus.Waiting) is { } head:
                Require(_line.Count > 0 && _line.Min == head.Number, e, "somebody waits longer");
                Wait(head, joins: false);
                Hold(e, head, promoted.Deadline, arrives: false);
                break;
            case ReservationConfirmed confirmed when Known(e, confirmed.Number, ReservationStatus.Held) is { } sold:
                Require(e.At < sold.Deadline, e, $"the hold ended at {sold.Deadline}");
                _now = _now with { Held = _now.Held - sold.Quantity, Sold = _now.Sold + sold.Quantity };
                Note(e, CallKind.Confirm, confirmed.Operation, sold);
                Turn(e, sold, ReservationStatus.Confirmed);
                break;
            case ReservationReleased released when Known(e, released.Number, ReservationStatus.Held, ReservationStatus.Waiting) is { } left:
                if (released.Operation is { } operation)
                    Note(e, CallKind.Release, operation, left);
                GiveBack(e, left, ReservationStatus.Released);
                break;
            case ReservationExpired expired when Known(e, expired.Number, ReservationStatus.Held) is { } late:
                Require(e.At >= late.Deadline, e, $"the hold ends at {late.Deadline}");
                GiveBack(e, late, ReservationStatus.Expired);
                break;
            case ReservationPromoted or ReservationConfirmed or ReservationReleased or ReservationExpired:
                break; // Noted by Known.
            default:
                Require(false, e, "nobody asks for such an event in these runs");
                break;
        }
    }

    private Life Arrive(DropEvent e, long number, OperationId operation, ViewerId viewer, int quantity)
    {
        Require(number == _lives.Count + 1, e, $"{_lives.Count} reservations came before");
        var life = new Life(_lives.Count + 1, viewer.Value, quantity);
        _lives.Add(life);
        Note(e, CallKind.Reserve, operation, life);
        return life;
    }

    private void Hold(DropEvent e, Life life, DateTimeOffset deadline, bool arrives)
    {
        Require(deadline == e.At + _settings!.HoldTime, e, $"a hold lasts {_settings.HoldTime}");
        life.Deadline = deadline;
        life.Become(ReservationStatus.Held, Revision);
        _now = _now with { Free = _now.Free - life.Quantity, Held = _now.Held + life.Quantity };
        Stand(e, life, arrives);
    }

    private void GiveBack(DropEvent e, Life life, ReservationStatus how)
    {
        if (life.Status == ReservationStatus.Held)
            _now = _now with { Held = _now.Held - life.Quantity, Free = _now.Free + life.Quantity };
        else
            Wait(life, joins: false);
        Turn(e, life, how);
    }

    private void Turn(DropEvent e, Life life, ReservationStatus status)
    {
        life.Become(status, Revision);
        Stand(e, life, arrives: false);
    }

    private void Wait(Life life, bool joins)
    {
        if (joins)
            _line.Add(life.Number);
        else
            _line.Remove(life.Number);
        _now = _now with { Waiting = _line.Count };
    }

    private void Stand(DropEvent e, Life life, bool arrives)
    {
        if (!_standings.TryGetValue(life.Viewer, out var steps))
            _standings[life.Viewer] = steps = [];
        var before = steps.Count == 0 ? default : steps[^1];
        // What ends without a sale counts no more; all else leaves the count as it is, and an arrival adds to it.
        var units = before.Units + (arrives ? life.Quantity : life.Counts ? 0 : -life.Quantity);
        Require(units <= PerViewerLimit, e, $"{life.Viewer} has {units} units, and may have {PerViewerLimit}");
        steps.Add(new Standing(Revision, units, before.Attempts + (arrives ? 1 : 0)));
    }

    private void Note(DropEvent e, CallKind kind, OperationId operation, Life life)
    {
        if (!_deeds.TryAdd(operation.Value, new Deed(kind, operation.Value, life, Revision)))
            Require(false, e, $"operation {operation} happened before, at revision {_deeds[operation.Value].Revision}");
    }

    private Life? Known(DropEvent e, long number, params ReadOnlySpan<ReservationStatus> statuses)
    {
        var life = Find(number);
        var fits = life is not null && statuses.Contains(life.Status);
        Require(fits, e, life is null ? $"there is no reservation {number}" : $"reservation {number} is {life.Status}");
        return fits ? life : null;
    }

    private void Require(bool holds, DropEvent e, string what)
    {
        if (!holds)
            _faults.Add($"revision {Revision}, {e}: {what}");
    }
}
