using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>A drop with its clock and everything recorded, driven as a grain drives it: decide, then evolve.</summary>
internal sealed class DropBench
{
    private int _operations;

    public DropBench(DropSettings? settings = null, bool open = true)
    {
        Do(new CreateDrop(Make.Host, settings ?? Make.Drop(), Make.Seed));
        if (open)
            Do(new OpenDrop(Make.Host));
    }

    public Drop Drop { get; } = Drop.Initial;

    public DateTimeOffset Now { get; set; } = Make.Start;

    public List<DropEvent> Events { get; } = [];

    public DropDecision Do(DropCommand command)
    {
        var decision = DropRules.Decide(Drop, command, Now);
        foreach (var e in decision.Events)
        {
            Drop.Evolve(e);
            Events.Add(e);
        }

        return decision;
    }

    public void Wait(double seconds) => Now = Now.AddMilliseconds(seconds * 1_000);

    public long Reserve(int viewer, int quantity = 1) => Accepted(Do(new Reserve(NextOp(), Make.Viewer(viewer), quantity)));

    public long Confirm(long number) => Accepted(Do(new Confirm(NextOp(), Drop.Find(number)!.Viewer, number)));

    public long Release(long number) => Accepted(Do(new Release(NextOp(), Drop.Find(number)!.Viewer, number)));

    public static SettlePayment Payment(string payment, long number, long amount, bool succeeded = true) =>
        new(SettlePayment.OperationOf(new(payment)), number, new(payment), amount, "EUR", succeeded);

    /// <summary>A notice of a payment of what is owed, unless said otherwise.</summary>
    public PaymentOutcome Pay(string payment, long number, long? amount = null, bool succeeded = true)
    {
        var decision = Do(Payment(payment, number, amount ?? Drop.AmountOf(Drop.Find(number)!), succeeded));
        Accepted(decision);
        return DropRules.OutcomeOf(decision.Events.LastOrDefault());
    }

    public RefusalReason? Refusal(DropCommand command) => Do(command).Refusal?.Reason;

    public ReservationStatus StatusOf(long number) => Drop.Find(number)!.Status;

    public OperationId NextOp() => new($"op{++_operations}");

    /// <summary>Does what is due until nothing is; returns how many commands it took.</summary>
    public int Settle()
    {
        var commands = 0;
        while (DropRules.Due(Drop, Now) is { } due)
        {
            Assert.NotEmpty(Do(due).Events);
            commands++;
        }

        return commands;
    }

    private static long Accepted(DropDecision decision)
    {
        Assert.Null(decision.Refusal);
        return decision.Number!.Value;
    }
}
