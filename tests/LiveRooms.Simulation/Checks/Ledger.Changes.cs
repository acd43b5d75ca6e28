using System.Text.Json;
using LiveRooms.Rules.Drops;
using LiveRooms.Simulation.Engine;

namespace LiveRooms.Simulation.Checks;

internal sealed partial class Ledger
{
    private bool _exists;

    private void Live(string kind)
    {
        switch (kind)
        {
            case "created":
                World.Require(!_exists, Law.Life, $"created again");
                Create(_event.GetProperty("settings"));
                break;
            case "opened":
                World.Require(_exists && _phase == DropStatus.Announced, Law.Life, $"opened while {_phase}");
                World.Require(Text("by") is not null || _opensAt <= _at, Law.Life, $"opened by itself at {_at}, not at {_opensAt}");
                if (Text("by") is null)
                    World.Seen.Add(Case.OpenedBySchedule);
                _phase = DropStatus.Open;
                _openedAt = _at;
                break;
            default:
                World.Require(_exists && _phase != DropStatus.Closed, Law.Life, $"closed while {_phase}");
                World.Require(Text("by") is not null || _closesAt <= _at, Law.Life, $"closed by itself at {_at}, not at {_closesAt}");
                if (Text("by") is null)
                    World.Seen.Add(Case.ClosedBySchedule);
                _phase = DropStatus.Closed;
                break;
        }
    }

    private void Create(JsonElement settings)
    {
        long? Time(string name) => settings.TryGetProperty(name, out var value) ? value.GetInt64() : null;
        _exists = true;
        _limit = settings.GetProperty("perViewerLimit").GetInt32();
        _waitlist = settings.GetProperty("waitlistLimit").GetInt32();
        _hold = settings.GetProperty("holdTime").GetInt64();
        _isPaid = settings.TryGetProperty("payment", out var payment) && payment.GetBoolean();
        _currency = settings.GetProperty("product").GetProperty("currency").GetString()!;
        Announce(settings);
        Stack(settings);
        (_opensAt, _closesAt) = (Time("opensAt"), Time("closesAt"));
    }

    private void Change(string kind)
    {
        var operation = Text("op")!;
        World.Require(history.Checks.Answers.IsAsked(operation), Law.OneAnswer, $"nobody asked for {kind} {operation}");
        World.Require(_changes.Add(operation) && !_operations.ContainsKey(operation), Law.OneAnswer, $"{operation} happens again");
        switch (kind)
        {
            case "restocked":
                RequirePhase(kind, _phase != DropStatus.Closed, Case.Restocked);
                Add((int)Number("units"));
                break;
            case "stockReduced":
                RequirePhase(kind, _phase != DropStatus.Closed, Case.Reduced);
                Add(-(int)Number("units"));
                break;
            case "paused":
                RequirePhase(kind, _phase == DropStatus.Open, Case.Paused);
                _phase = DropStatus.Paused;
                break;
            case "resumed":
                RequirePhase(kind, _phase == DropStatus.Paused, Case.Resumed);
                _phase = DropStatus.Open;
                break;
            case "closingMoved":
                RequirePhase(kind, _phase != DropStatus.Closed, Case.ClosingMoved);
                _closesAt = Number("to");
                break;
            case "priceChanged":
                RequirePhase(kind, _phase != DropStatus.Closed, Case.Repriced);
                Reprice();
                break;
            case "openingMoved":
                RequirePhase(kind, _phase == DropStatus.Announced, Case.Countdown);
                _opensAt = Number("to");
                break;
            case "stockShared" or "shareRevoked":
                World.Require(_phase != DropStatus.Closed, Law.Life, $"{kind} while {_phase}");
                Move((kind == "stockShared" ? 1 : -1) * (int)Number("units"));
                break;
            case "cancelled":
                World.Seen.Add(Case.Cancelled);
                Named(IsActive, Law.Life, kind)
                    ?.Becomes(ReservationStatus.Cancelled, Revision + 1);
                break;
            case "refunded":
                Refund();
                break;
            default:
                World.Break(Law.NoSurprise, $"an event of no known kind: {kind}");
                break;
        }
    }

    private void Refund()
    {
        var order = Named(c => c.Status == ReservationStatus.Confirmed, Law.Life, "refunded");
        if (order is null)
            return;
        World.Seen.Add(Case.Refunded);
        order.Becomes(ReservationStatus.Refunded, Revision + 1);
        if (!_event.GetProperty("toStock").GetBoolean())
            _shelves[order.Shelf].Total -= order.Quantity;
    }

    private void RequirePhase(string kind, bool fits, Case seen)
    {
        World.Seen.Add(seen);
        World.Require(_exists && fits, Law.Life, $"{kind} while {_phase}");
    }
}
