using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>Runs a plan against a drop: turns its steps into commands and moves the clock, also back.</summary>
internal sealed class DropHistory
{
    private static readonly string[] Shows = ["west", "west", "west2", "show"];

    private readonly DropPlan _plan;
    private readonly List<DropCommand> _asked = [];
    private int _operations;
    private int _payments;

    public DropHistory(DropPlan plan) => _plan = plan;

    public Drop Drop { get; } = Drop.Initial;

    public DateTimeOffset Now { get; private set; } = Make.Start;

    public List<DropEvent> Events { get; } = [];

    /// <summary>Runs to the end; both observers see each decision, one before and one after the drop evolves.</summary>
    public DropHistory Run(Action<DropCommand, DropDecision>? decided = null, Action<DropCommand, DropDecision>? evolved = null)
    {
        Do(new CreateDrop(Make.Host, _plan.Settings, Make.Seed), decided, evolved);
        if (_plan.OpensIn is null)
            Do(new OpenDrop(Make.Host), decided, evolved);
        foreach (var step in _plan.Steps)
        {
            Now = Now.AddMilliseconds(step.Milliseconds);
            if (CommandOf(step) is { } command)
                Do(command, decided, evolved);
        }

        return this;
    }

    private void Do(DropCommand command, Action<DropCommand, DropDecision>? decided, Action<DropCommand, DropDecision>? evolved)
    {
        var decision = DropRules.Decide(Drop, command, Now);
        decided?.Invoke(command, decision);
        foreach (var e in decision.Events)
        {
            Drop.Evolve(e);
            Events.Add(e);
        }

        if (command is Reserve or Confirm or Release or ChangeDrop or SettlePayment)
            _asked.Add(command);
        evolved?.Invoke(command, decision);
    }

    private DropCommand? CommandOf(Step step)
    {
        var viewer = Make.Viewer(step.Viewer);
        return step.Act switch
        {
            Act.Reserve => new Reserve(NextOp(), viewer, step.Quantity, _plan.VariantOf(step), ShowOf(step)),
            Act.Confirm => new Confirm(NextOp(), OwnerOf(Target(step), viewer), Target(step)),
            Act.Release => new Release(NextOp(), OwnerOf(Target(step), viewer), Target(step)),
            Act.Stranger when step.Pick % 2 == 0 => new Confirm(NextOp(), viewer, Target(step)),
            Act.Stranger => new Release(NextOp(), viewer, Target(step)),
            Act.Repeat => _asked.Count == 0 ? null : _asked[step.Pick % _asked.Count],
            Act.Conflict => _asked.Count == 0 ? null : Twist(_asked[step.Pick % _asked.Count], step, viewer),
            Act.Restock or Act.Reduce or Act.Pause or Act.Resume or Act.MoveClosing or Act.Reprice or Act.Cancel or Act.Refund
                or Act.Share or Act.Revoke or Act.Countdown =>
                Change(step, NextOp()),
            Act.Pay => Pay(step),
            Act.Open => new OpenDrop(Make.Host),
            Act.Close => new CloseDrop(Make.Host),
            Act.Draw => new DrawLottery(Make.Host),
            Act.Expire => new Expire(),
            _ => DropRules.Due(Drop, Now),
        };
    }

    /// <summary>Another command under an operation id that was used before.</summary>
    private DropCommand Twist(DropCommand earlier, Step step, ViewerId viewer)
    {
        var operation = earlier switch
        {
            Reserve reserve => reserve.Operation,
            Confirm confirm => confirm.Operation,
            Release release => release.Operation,
            ChangeDrop change => change.Operation,
            SettlePayment payment => payment.Operation,
            _ => throw new InvalidOperationException(),
        };
        return (step.Quantity + 1) switch
        {
            0 => new Reserve(operation, viewer, 1 + (step.Pick % 3), _plan.VariantOf(step), ShowOf(step)),
            1 => new Confirm(operation, OwnerOf(Target(step), viewer), Target(step)),
            2 => new Release(operation, OwnerOf(Target(step), viewer), Target(step)),
            3 => new RestockDrop(Make.Host, operation, 1 + (step.Pick % 3), _plan.VariantOf(step)),
            _ => Change(step with { Act = Act.Reduce + (step.Pick % 10) }, operation),
        };
    }

    private ChangeDrop Change(Step step, OperationId operation) => step.Act switch
    {
        Act.Restock => new RestockDrop(Make.Host, operation, step.Quantity, _plan.VariantOf(step)),
        Act.Reduce => new ReduceStock(Make.Host, operation, step.Quantity, _plan.VariantOf(step)),
        Act.Pause => new PauseDrop(Make.Host, operation),
        Act.Resume => new ResumeDrop(Make.Host, operation),
        Act.MoveClosing => new MoveClosing(Make.Host, operation, Now.AddMilliseconds((step.Pick * 500) - 4_000)),
        Act.Reprice => new ChangePrice(Make.Host, operation, step.Quantity * 500, step.Viewer == 0 ? null : _plan.VariantOf(step)),
        Act.Share => new ShareDrop(
            step.Viewer == 0 ? Make.Host : Make.Keeper, operation, new(Shows[step.Pick % Shows.Length]), new("west"),
            1 + (step.Quantity / 2), _plan.VariantOf(step)),
        Act.Revoke => new RevokeShare(Make.Host, operation, ShowOf(step) ?? new("west"), step.Quantity, _plan.VariantOf(step)),
        Act.Countdown => new StartCountdown(Make.Host, operation, step.Pick % 40),
        Act.Cancel => new CancelReservation(Make.Host, operation, Target(step)),
        _ => new RefundReservation(Make.Host, operation, Order(step), step.Viewer % 2 == 0),
    };

    // Mostly a new payment of what is owed for a reservation that has units or had; sometimes one that was heard of before.
    private SettlePayment Pay(Step step)
    {
        var had = Enumerable.Range(1, (int)Drop.LastNumber).Where(n => Drop.Find(n)!.Status != ReservationStatus.Waiting).ToList();
        var number = had.Count == 0 || step.Pick % 7 == 0 ? Target(step) : had[step.Pick % had.Count];
        var amount = Drop.Find(number) is { } reservation ? Drop.AmountOf(reservation) : 1;
        var payment = new PaymentId($"pay{(_payments > 0 && step.Pick % 4 == 1 ? step.Pick % _payments : _payments++)}");
        return new SettlePayment(
            SettlePayment.OperationOf(payment), number, payment, step.Viewer == 6 ? amount + 1 : amount, step.Viewer == 5 ? "USD" : "EUR",
            Succeeded: step.Quantity < 4);
    }

    // Half of the time a show that others shared with, once there is one; sometimes one in which nothing is offered.
    private ShowId? ShowOf(Step step) => (step.Pick % 7) switch
    {
        0 => new ShowId("far"),
        1 => new ShowId("west2"),
        2 => new ShowId("show"),
        3 or 4 => Drop.Shows[^1],
        _ => null,
    };

    // Mostly a reservation that is still active; sometimes any number, also one that does not exist.
    private long Target(Step step)
    {
        var active = Enumerable.Range(1, (int)Drop.LastNumber).Where(n => Drop.Find(n)!.IsActive).ToList();
        return active.Count == 0 || step.Pick % 5 == 0 ? step.Pick % (Drop.LastNumber + 2) : active[step.Pick % active.Count];
    }

    // Mostly a confirmed reservation.
    private long Order(Step step) =>
        Drop.OrderCount == 0 || step.Pick % 5 == 0 ? Target(step) : Drop.Orders(step.Pick % Drop.OrderCount, 1)[0].Number;

    private ViewerId OwnerOf(long number, ViewerId otherwise) => Drop.Find(number)?.Viewer ?? otherwise;

    private OperationId NextOp() => new($"op{++_operations}");
}
