using CsCheck;
using LiveRooms.Rules.Drops;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>What a step of a generated history does.</summary>
public enum Act
{
    Reserve,
    Confirm,
    Release,
    Stranger,
    Repeat,
    Conflict,
    Restock,
    Reduce,
    Pause,
    Resume,
    MoveClosing,
    Reprice,
    Cancel,
    Refund,
    Pay,
    Open,
    Close,
    Expire,
    Due,
}

/// <summary>One step; <see cref="Pick"/> chooses among what is there when the step runs.</summary>
public readonly record struct Step(Act Act, int Viewer, int Quantity, int Pick, int Milliseconds);

/// <summary>A generated history: small numbers, so that stock runs out and viewers collide.</summary>
public sealed record DropPlan(int Stock, int Limit, int Waitlist, int? OpensIn, int? ClosesIn, Step[] Steps, bool Payment = false)
{
    public const int HoldSeconds = 5;

    private static readonly Gen<int> Pause = Gen.Frequency(
        (8, Gen.Int[0, 1_500]), (2, Gen.Int[4_000, 9_000]), (1, Gen.Int[-4_000, -1]), (1, Gen.Const(0)));

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (44, Act.Reserve), (12, Act.Confirm), (15, Act.Release), (3, Act.Stranger), (5, Act.Repeat), (4, Act.Conflict),
        (3, Act.Restock), (2, Act.Reduce), (1, Act.Pause), (5, Act.Resume), (1, Act.MoveClosing), (2, Act.Reprice), (2, Act.Cancel),
        (2, Act.Refund), (12, Act.Pay), (1, Act.Open), (1, Act.Close), (4, Act.Expire), (8, Act.Due));

    private static readonly Gen<Step> Moves = Gen.Select(
        Acts, Gen.Int[0, 6], Gen.Int[-1, 4], Gen.Int[0, 1_000], Pause, (act, viewer, quantity, pick, pause) =>
            new Step(act, viewer, quantity, pick, pause));

    public static Gen<DropPlan> Any { get; } = Gen.Select(
        Gen.Int[1, 6], Gen.Int[1, 3], Gen.Int[0, 6],
        Sometimes(Gen.Int[1, 4_000]), Sometimes(Gen.Int[5_000, 60_000]),
        Moves.Array[5, 90], Gen.Bool,
        (stock, limit, waitlist, opens, closes, steps, payment) => new DropPlan(stock, limit, waitlist, opens, closes, steps, payment));

    private static Gen<int?> Sometimes(Gen<int> gen) => Gen.Select(Gen.Int[0, 4], gen, (chance, value) => chance == 0 ? value : (int?)null);

    public DropSettings Settings => Make.Drop(
        Stock, Limit, HoldSeconds, Waitlist,
        OpensIn is { } opens ? Make.Start.AddMilliseconds(opens) : null,
        ClosesIn is { } closes ? Make.Start.AddMilliseconds(closes) : null) with { Payment = Payment };
}
