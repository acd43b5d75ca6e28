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
        if (_dice.Next(6) == 0)
            await Change(new StartCountdown(Setup.Host, NextOperation(), _dice.Next(10, 15)));
        else if (history.Setup.Settings.OpensAt is null || _dice.Next(4) == 0)
            await Answer(new OpenDrop(Setup.Host));
        while (!_mayClose.Task.IsCompleted && history.World.Now < history.Setup.Busy)
        {
            await node.Pause(Seconds(0.05, 10));
            if (_dice.Next(10) == 0 && history.Setup.Settings.Mode == DropMode.Lottery)
                await Answer(new DrawLottery(Setup.Host));
            else if (_dice.Next(60) == 0)
                await Answer(new CloseDrop(Setup.Host));
            else
                await Change(Next(NextOperation()));
        }

        await _mayClose.Task;
        await Answer(new CloseDrop(Setup.Host));
    }

    private OperationId NextOperation() => history.Setup.Operation($"c-{++_operations}");

    private async Task Change(ChangeDrop change)
    {
        history.Checks.Answers.Asks(change);
        if (_dice.Next(8) == 0)
            history.Owes(Answer(change));
        await Answer(change);
        if (change is PauseDrop)
        {
            await node.Pause(Seconds(0.05, 8));
            await Change(new ResumeDrop(Setup.Host, NextOperation()));
        }
    }

    private ChangeDrop Next(OperationId operation)
    {
        var number = 1 + _dice.Next(history.Checks.Ledger.Claims.Count + (_dice.Next(8) == 0 ? 2 : 1));
        var variant = history.Setup.VariantBy(_dice);
        if (history.Setup.IsShared && _dice.Next(3) == 0)
            return Share(operation, variant);
        return _dice.Next(13) switch
        {
            0 => new PauseDrop(Setup.Host, operation),
            1 or 2 or 3 => new RestockDrop(Setup.Host, operation, 1 + _dice.Next(3), variant),
            4 => new ReduceStock(Setup.Host, operation, 1 + _dice.Next(2), variant),
            5 => new ChangePrice(Setup.Host, operation, _dice.Next(1, 5_000), _dice.Next(2) == 0 ? null : variant),
            12 => new StartCountdown(Setup.Host, operation, _dice.Next(10, 20)),
            6 => new MoveClosing(Setup.Host, operation, node.Clock.GetUtcNow() + Seconds(_dice.Next(4) == 0 ? 1 : 20, 120)),
            7 or 8 => new CancelReservation(Setup.Host, operation, number),
            _ => new RefundReservation(Setup.Host, operation, number, _dice.Next(2) == 0),
        };
    }

    private ChangeDrop Share(OperationId operation, VariantId? variant)
    {
        var (show, units) = (Setup.OtherShows[_dice.Next(Setup.OtherShows.Length)], 1 + _dice.Next(3));
        return _dice.Next(3) == 0
            ? new RevokeShare(Setup.Host, operation, show, units, variant)
            : new ShareDrop(Setup.Host, operation, show, new CreatorId("host"), units, variant);
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
