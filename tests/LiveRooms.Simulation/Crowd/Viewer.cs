using LiveRooms.Grains.Drops;
using LiveRooms.Rules;
using LiveRooms.Rules.Ids;
using LiveRooms.Simulation.Checks;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Crowd;

/// <summary>Wants units, and then buys, lets go, waits, looks or forgets. Asks again with the same operation id until answered.</summary>
internal sealed class Viewer(History history, Node node, int number)
{
    private readonly Random _dice = history.World.Dice;
    private readonly ViewerId _id = new($"v{number}");
    private int _operations;

    private bool IsLate => history.World.Now >= history.Setup.Busy;

    public async Task Live()
    {
        for (var round = 0; round < history.Setup.Rounds; round++)
        {
            await node.Pause(Seconds(0.01, 12));
            if (IsLate)
                return;
            var quantity = 1 + _dice.Next(history.Setup.Settings.PerViewerLimit + (_dice.Next(20) == 0 ? 1 : 0));
            if (await Ask(DropAction.Reserve, quantity) is { Reservation: { } reservation })
                await Follow(reservation);
        }
    }

    private async Task Follow(ReservationView reservation)
    {
        for (var steps = _dice.Next(1, 5); steps > 0; steps--)
        {
            await node.Pause(Seconds(0.01, history.Setup.Settings.HoldTime.TotalSeconds * 1.2));
            switch (_dice.Next(12))
            {
                case < 4 when history.Setup.Settings.Payment:
                    await Pay(reservation.Number);
                    if (_dice.Next(2) == 0)
                        return;
                    break;
                case < 5:
                    if (await Ask(DropAction.Confirm, reservation.Number) is { Refusal: null })
                        return;
                    break;
                case < 7:
                    await Ask(DropAction.Release, reservation.Number);
                    return;
                case < 10:
                    await Look();
                    break;
                case 10:
                    await Ask(_dice.Next(2) == 0 ? DropAction.Confirm : DropAction.Release, 1 + _dice.Next((int)reservation.Number + 2));
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Null when it gave up.</summary>
    private async Task<DropReceipt?> Ask(DropAction action, long value)
    {
        var variant = action == DropAction.Reserve ? history.Setup.VariantBy(_dice) : null;
        var request = new DropRequest(action, history.Setup.Operation($"v{number}-{++_operations}"), _id, value, variant);
        var show = history.Setup.ShowBy(_dice);
        history.Checks.Answers.Asks(new Wish(request, show ?? Setup.Show));
        if (_dice.Next(12) == 0)
            history.Owes(Answer(request, show)); // Impatient: the same twice at once.
        var receipt = await Answer(request, show);
        if (receipt is { Refusal: null } && _dice.Next(6) == 0)
            await AskAgain(request, show);
        return receipt;
    }

    /// <summary>Once more when answered already: the same, or by mistake something else under the same id.</summary>
    private async Task AskAgain(DropRequest request, ShowId? show)
    {
        var mistaken = _dice.Next(3) == 0;
        var again = mistaken ? request with { Value = request.Value + 1 } : request;
        if (await Answer(again, show) is { } receipt && mistaken)
            history.Checks.Answers.Conflict(again, receipt);
    }

    private async Task<DropReceipt?> Answer(DropRequest request, ShowId? show)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var edge = history.Edges[_dice.Next(history.Edges.Count)];
                var receipt = await history.Network.Ask(node, edge.Place, at => edge.Ask(at, request, show), TimeSpan.FromSeconds(6));
                if (receipt.Refusal is not { Reason: RefusalReason.Busy or RefusalReason.StoreUnavailable })
                {
                    history.Checks.Answers.Received(request, receipt);
                    return receipt;
                }
            }
            catch (Exception)
            {
                history.World.Seen.Add(Case.Retry);
            }

            if (!IsLate && attempt > 1 && _dice.Next(8) == 0)
            {
                history.World.Seen.Add(Case.GaveUp);
                return null;
            }

            await node.Pause(Seconds(0.02, 1));
        }
    }

    /// <summary>Asks what it costs, and pays; now and then without asking, late or early.</summary>
    private async Task Pay(long number)
    {
        try
        {
            var silo = history.BelievedBy(_dice.Next(history.Beliefs.Length));
            var checkout = await history.Network.Ask(node, silo.Place, at => silo.Call(at, a => a.Checkout(_id, number)), TimeSpan.FromSeconds(5));
            if (checkout.Value is { } due)
                history.Provider.Pay(number, due.Amount, due.Currency);
            else if (_dice.Next(3) == 0 && history.Checks.Ledger.Claims[(int)number - 1] is { Price: > 0 } held)
                history.Provider.Pay(number, held.Quantity * held.Price, "EUR");
        }
        catch (Exception)
        {
            // Another time, perhaps.
        }
    }

    private async Task Look()
    {
        try
        {
            var silo = history.BelievedBy(_dice.Next(history.Beliefs.Length));
            await history.Network.Ask(node, silo.Place, at => silo.Call(at, a => a.OfViewer(_id)), TimeSpan.FromSeconds(5));
        }
        catch (Exception)
        {
            // It was only a look.
        }
    }

    private TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(least + ((most - least) * _dice.NextDouble() * _dice.NextDouble()));
}
