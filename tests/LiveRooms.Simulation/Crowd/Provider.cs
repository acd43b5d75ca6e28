using LiveRooms.Rules;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Crowd;

/// <summary>
/// A payment provider: says what became of each payment until the drop has answered, now and then long after, twice, or of an
/// attempt that failed first.
/// </summary>
internal sealed class Provider(History history, Node node, int believer)
{
    private readonly Random _dice = history.World.Dice;
    private int _payments;

    /// <summary>A viewer pays, and perhaps once more; the drop is told of it sooner or later.</summary>
    public void Pay(long number, long amount, string currency)
    {
        do
        {
            if (_dice.Next(15) == 0)
                amount += _dice.Next(1, 3);
            history.Owes(Tell(number, amount, _dice.Next(20) == 0 ? "USD" : currency));
        }
        while (_dice.Next(8) == 0);
    }

    private async Task Tell(long number, long amount, string currency)
    {
        var payment = new PaymentId($"p{++_payments}");
        var settled = new SettlePayment(SettlePayment.OperationOf(payment), number, payment, amount, currency, Succeeded: true);
        var failed = settled with { Succeeded = false };
        if (_dice.Next(6) == 0)
            await Answer(failed);
        if (_dice.Next(10) == 0)
            return;
        history.Checks.Payments.Succeeds(settled);
        await node.Pause(Seconds(0.01, _dice.Next(4) == 0 ? 40 : 2));
        if (_dice.Next(8) == 0)
            history.Owes(Answer(_dice.Next(4) == 0 ? failed : settled));
        await Answer(settled);
    }

    private async Task Answer(SettlePayment notice)
    {
        history.Checks.Payments.Sends(notice);
        while (true)
        {
            try
            {
                var silo = history.BelievedBy(believer);
                var outcome = await history.Network.Ask(node, silo.Place, at => silo.Call(at, a => a.Settle(notice)), TimeSpan.FromSeconds(5));
                if (outcome.Refusal is not { Reason: RefusalReason.Busy })
                    return;
            }
            catch (Exception)
            {
                history.World.Seen.Add(Case.Retry);
            }

            await node.Pause(Seconds(0.05, 2));
        }
    }

    private TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(least + ((most - least) * _dice.NextDouble() * _dice.NextDouble()));
}
