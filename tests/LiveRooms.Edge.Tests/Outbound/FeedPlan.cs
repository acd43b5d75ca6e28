using CsCheck;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>One thing that happens to a feed.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">Of whom, or how many.</param>
internal readonly record struct FeedStep(FeedStepKind Kind, int Number);

internal enum FeedStepKind
{
    /// <summary>A critical event for all (0) or for one viewer.</summary>
    Event,
    /// <summary>Critical events, each for one viewer.</summary>
    Rush,
    /// <summary>Chat lines.</summary>
    Lines,
    /// <summary>The show's card changes.</summary>
    Show,
    /// <summary>A drop's card changes, or a drop is new.</summary>
    Drop,
    /// <summary>The live numbers change.</summary>
    Numbers,
    /// <summary>The room is huge from now on, or (0) no longer.</summary>
    Heat,
    /// <summary>The relay takes in what is new.</summary>
    Page,
    /// <summary>The relay starts over within the epoch, with the last few events.</summary>
    Reset,
    /// <summary>The show begins a new epoch.</summary>
    Epoch,
}

/// <summary>Histories of a feed.</summary>
internal static class FeedPlan
{
    internal static readonly Gen<FeedStep[]> Plans = Gen.Frequency(
            (5, Gen.Int[0, 3].Select(to => new FeedStep(FeedStepKind.Event, to))),
            (1, Gen.Frequency((8, Gen.Int[1, 30]), (2, Gen.Int[50, 150])).Select(count => new FeedStep(FeedStepKind.Rush, count))),
            (3, Gen.Frequency((8, Gen.Int[1, 4]), (2, Gen.Int[50, 150])).Select(count => new FeedStep(FeedStepKind.Lines, count))),
            (1, Gen.Const(new FeedStep(FeedStepKind.Show, 0))),
            (2, Gen.Int[1, 3].Select(drop => new FeedStep(FeedStepKind.Drop, drop))),
            (1, Gen.Const(new FeedStep(FeedStepKind.Numbers, 0))),
            (1, Gen.Int[0, 1].Select(huge => new FeedStep(FeedStepKind.Heat, huge))),
            (6, Gen.Const(new FeedStep(FeedStepKind.Page, 0))),
            (1, Gen.Int[0, 5].Select(kept => new FeedStep(FeedStepKind.Reset, kept))),
            (1, Gen.Const(new FeedStep(FeedStepKind.Epoch, 0))))
        .Array[1, 40];
}
