using CsCheck;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

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
    Share,
    Revoke,
    Countdown,
    Pay,
    Open,
    Close,
    Draw,
    Expire,
    Due,
}

/// <summary>One step; <see cref="Pick"/> chooses among what is there when the step runs.</summary>
public readonly record struct Step(Act Act, int Viewer, int Quantity, int Pick, int Milliseconds);

/// <summary>A generated history: small numbers, so that stock runs out and viewers collide.</summary>
public sealed record DropPlan(
    int[] Units, int Limit, int Waitlist, int? OpensIn, int? ClosesIn, int? EntrySeconds, Step[] Steps, bool Payment = false)
{
    public const int HoldSeconds = 5;

    private static readonly Gen<int> Pause = Gen.Frequency(
        (8, Gen.Int[0, 1_500]), (2, Gen.Int[4_000, 9_000]), (1, Gen.Int[-4_000, -1]), (1, Gen.Const(0)));

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (44, Act.Reserve), (12, Act.Confirm), (15, Act.Release), (3, Act.Stranger), (5, Act.Repeat), (4, Act.Conflict),
        (3, Act.Restock), (2, Act.Reduce), (1, Act.Pause), (5, Act.Resume), (1, Act.MoveClosing), (2, Act.Reprice), (2, Act.Cancel),
        (2, Act.Refund), (12, Act.Pay), (5, Act.Share), (5, Act.Revoke), (1, Act.Countdown), (1, Act.Open), (1, Act.Close), (1, Act.Draw), (4, Act.Expire), (8, Act.Due));

    private static readonly Gen<Step> Moves = Gen.Select(
        Acts, Gen.Int[0, 6], Gen.Int[-1, 4], Gen.Int[0, 1_000], Pause, (act, viewer, quantity, pick, pause) =>
            new Step(act, viewer, quantity, pick, pause));

    // So many at once that some wait on more than one shelf while the holds before them run on.
    private static readonly Gen<Step> Rush = Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1_000], (viewer, pick) =>
        new Step(Act.Reserve, viewer, 1, pick, 10));

    public static Gen<DropPlan> Any { get; } = Gen.Select(
        Gen.Frequency((1, Gen.Int[1, 6].Array[1]), (1, Gen.Int[0, 2].Array[2, 3].Where(units => units.Sum() > 0))), Gen.Int[1, 3], Gen.Int[0, 6],
        Sometimes(Gen.Int[1, 4_000]), Gen.Select(Sometimes(Gen.Int[5_000, 60_000]), Sometimes(Gen.Int[10, 20])),
        Gen.Select(Rush.Array[0, 12], Moves.Array[5, 90], (rush, moves) => (Step[])[.. rush, .. moves]), Gen.Bool,
        (units, limit, waitlist, opens, times, steps, payment) =>
            new DropPlan(units, limit, waitlist, opens, times.Item1, times.Item2, steps, payment));

    private static Gen<int?> Sometimes(Gen<int> gen) => Gen.Select(Gen.Int[0, 4], gen, (chance, value) => chance == 0 ? value : (int?)null);

    public DropSettings Settings => Units.Length == 1 ? Plain(Units[0]) : Make.Variants(Plain(1), Units);

    /// <summary>Mostly one of the variants; sometimes none, or one that the drop has not.</summary>
    public VariantId? VariantOf(Step step) => (step.Pick % 10 == 0, Units.Length) switch
    {
        (true, 1) => Make.Variant(0),
        (true, _) => step.Pick % 20 == 0 ? null : Make.Variant(Units.Length),
        (_, 1) => null,
        _ => Make.Variant(step.Pick / 10 % Units.Length),
    };

    private DropSettings Plain(int stock) => Make.Drop(
        stock, Limit, HoldSeconds, Waitlist,
        OpensIn is { } opens ? Make.Start.AddMilliseconds(opens) : null,
        // A lottery that opens by itself closes after its draw.
        ClosesIn is { } closes ? Make.Start.AddMilliseconds(closes + (EntrySeconds is null ? 0 : 20_000)) : null) with
    {
        Payment = Payment,
        Mode = EntrySeconds is null ? DropMode.FirstCome : DropMode.Lottery,
        EntryTime = EntrySeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };
}
