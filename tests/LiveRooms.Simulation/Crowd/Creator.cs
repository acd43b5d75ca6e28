using LiveRooms.Grains;
using LiveRooms.Grains.Drops;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;
using LiveRooms.Simulation.Engine;
using LiveRooms.Simulation.House;

namespace LiveRooms.Simulation.Crowd;

/// <summary>Makes the drop, opens it, changes it in all the ways there are, and closes it in the end.</summary>
internal sealed class Creator(History history, Node node, int believer)
{
    private readonly Random _dice = history.World.Dice;
    private readonly TaskCompletionSource _mayClose = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _operations;

    /// <summary>Faults are over: time to close.</summary>
    public void Finish() => _mayClose.TrySetResult();

    public async Task Live()
    {
        await Answer(new CreateDrop(Setup.Host, history.Setup.Settings));
        await node.Pause(Seconds(0.01, 3));
        if (history.Setup.Settings.OpensAt is null || _dice.Next(4) == 0)
            await Answer(new OpenDrop(Setup.Host));
        while (!_mayClose.Task.IsCompleted && history.World.Now < history.Setup.Busy)
        {
            await node.Pause(Seconds(0.05, 10));
            if (_dice.Next(60) == 0)
                await Answer(new CloseDrop(Setup.Host));
            else
                await Change();
        }

        await _mayClose.Task;
        await Answer(new CloseDrop(Setup.Host));
    }

    private async Task Change()
    {
        var change = Next(history.Setup.Operation($"c-{++_operations}"));
        history.Checks.Answers.Asks(change);
        if (_dice.Next(8) == 0)
            history.Owes(Answer(change));
        await Answer(change);
        if (change is PauseDrop)
        {
            await node.Pause(Seconds(0.05, 8));
            var resume = new ResumeDrop(Setup.Host, history.Setup.Operation($"c-{++_operations}"));
            history.Checks.Answers.Asks(resume);
            await Answer(resume);
        }
    }

    private ChangeDrop Next(OperationId operation)
    {
        var number = 1 + _dice.Next(history.Checks.Ledger.Claims.Count + (_dice.Next(8) == 0 ? 2 : 1));
        return _dice.Next(12) switch
        {
            0 => new PauseDrop(Setup.Host, operation),
            1 or 2 or 3 => new RestockDrop(Setup.Host, operation, 1 + _dice.Next(3)),
            4 => new ReduceStock(Setup.Host, operation, 1 + _dice.Next(2)),
            5 => new ChangePrice(Setup.Host, operation, _dice.Next(1, 5_000)),
            6 => new MoveClosing(Setup.Host, operation, node.Clock.GetUtcNow() + Seconds(_dice.Next(4) == 0 ? 1 : 20, 120)),
            7 or 8 => new CancelReservation(Setup.Host, operation, number),
            _ => new RefundReservation(Setup.Host, operation, number, _dice.Next(2) == 0),
        };
    }

    private async Task<Outcome<DropView>> Answer(DropCommand command)
    {
        while (true)
        {
            try
            {
                var silo = history.BelievedBy(believer);
                return await history.Network.Ask(node, silo.Place, at => silo.Call(at, a => a.Command(command)), TimeSpan.FromSeconds(5));
            }
            catch (Exception)
            {
                history.World.Seen.Add(Case.Retry);
            }

            await node.Pause(Seconds(0.02, 1));
        }
    }

    private TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(least + ((most - least) * _dice.NextDouble() * _dice.NextDouble()));
}
