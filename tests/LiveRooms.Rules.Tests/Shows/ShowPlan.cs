using CsCheck;

namespace LiveRooms.Rules.Tests.Shows;

/// <summary>What a step of a generated show does.</summary>
public enum Act
{
    Chat,
    RepeatChat,
    TwistChat,
    Mute,
    Unmute,
    Pin,
    Attach,
    Live,
    End,
    Tally,
    StaleTally,
    Retire,
}

/// <summary>One step; <see cref="Pick"/> chooses among what is there when the step runs.</summary>
public readonly record struct Step(Act Act, int Viewer, int Pick, int Milliseconds);

/// <summary>A generated show: few viewers and relay sessions, so that they collide.</summary>
internal static class ShowPlan
{
    private static readonly Gen<Act> Acts = Gen.Frequency(
        (40, Act.Chat), (6, Act.RepeatChat), (3, Act.TwistChat), (6, Act.Mute), (3, Act.Unmute), (4, Act.Pin), (5, Act.Attach),
        (3, Act.Live), (1, Act.End), (15, Act.Tally), (6, Act.StaleTally), (3, Act.Retire));

    private static readonly Gen<int> Pause = Gen.Frequency((8, Gen.Int[0, 1_500]), (2, Gen.Int[3_000, 9_000]), (1, Gen.Int[-3_000, -1]));

    public static Gen<Step[]> Any { get; } =
        Gen.Select(Acts, Gen.Int[0, 4], Gen.Int[0, 1_000], Pause, (act, viewer, pick, pause) => new Step(act, viewer, pick, pause)).Array[5, 90];
}
