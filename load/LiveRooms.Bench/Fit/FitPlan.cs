namespace LiveRooms.Bench.Fit;

/// <summary>
/// The experiments. Each term of the model is most of the cost in at least one of them; those held out have numbers of rooms and
/// viewers, rates and mixtures that no other has.
/// </summary>
internal static class FitPlan
{
    /// <summary>Before each experiment, not counted: rooms find their pace.</summary>
    public static TimeSpan Settle { get; } = TimeSpan.FromSeconds(2);

    /// <summary>How long each is watched.</summary>
    public static TimeSpan Watch { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Before all of them: every process compiles what it will run.</summary>
    public static TimeSpan Warm { get; } = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<Town> WarmUp { get; } =
    [
        new(2, JoinsHeldOut: true, new Mix("warm-up", 2_000, Lines: 300, Followers: 8, Chat: 100, Hearts: 200, Reserves: 200, Batches: 50)),
        new(40, JoinsHeldOut: true, new Mix("warm-up, many rooms", 2_000, Lines: 300, Followers: 2, Chat: 100, Hearts: 200, Reserves: 200, Batches: 50)),
    ];

    public static IReadOnlyList<Town> Fitted { get; } =
    [
        new(1, JoinsHeldOut: false,
            new("a crowded room of other edges", 0, Lines: 2_000, Reports: 100, Followers: 24),
            new("its reports alone", 0, Lines: 0, Reports: 200),
            new("large batches", 0, Reports: 0, Batches: 40, BatchSize: 500),
            new("small batches", 0, Reports: 0, Batches: 400, BatchSize: 4),
            new("few viewers, many frames", 300, Lines: 60, Reports: 40),
            new("one quiet room", 1_500, Reports: 0),
            new("one room, short lines", 1_500, Lines: 150, Reports: 20),
            new("one room, long lines", 1_500, Lines: 150, Reports: 20, LineChars: 280),
            new("one room talks", 1_500, Reports: 0, Chat: 500),
            new("one room loves", 1_500, Reports: 0, Hearts: 1_500),
            new("one room buys", 1_500, Reports: 0, Reserves: 600),
            new("one large room", 6_000, Lines: 100, Reports: 20),
            new("one large room, very much said", 6_000, Lines: 1_500, Reports: 40, Followers: 4),
            new("one huge room", 12_000, Lines: 60, Reports: 20)),
        new(24, JoinsHeldOut: false,
            new("rooms, quiet", 1_200, Reports: 0),
            new("rooms, followed by many", 1_200, Lines: 500, Reports: 10, Followers: 6),
            new("rooms, busy", 4_800, Lines: 240, Reports: 10),
            new("rooms, long lines", 4_800, Lines: 240, Reports: 10, LineChars: 200),
            new("rooms, hearts and buyers", 4_800, Lines: 50, Reports: 2, Hearts: 500, Reserves: 300)),
        new(200, JoinsHeldOut: false,
            new("many rooms sell", 0, Reports: 0, Batches: 2_500, BatchSize: 2),
            new("many rooms, quiet", 1_000, Reports: 0),
            new("many rooms, busy", 1_000, Lines: 1_000, Reports: 5),
            new("many rooms, talk", 3_000, Lines: 200, Reports: 1, Chat: 200)),
    ];

    public static IReadOnlyList<Town> HeldOut { get; } =
    [
        new(6, JoinsHeldOut: true,
            new("held out: six rooms, everything", 3_000, Lines: 120, Reports: 8, LineChars: 90, Followers: 3, Chat: 60, Hearts: 250, Reserves: 100,
                Batches: 20, BatchSize: 40, HeldOut: true),
            new("held out: six rooms, chat", 4_200, Lines: 400, Reports: 15, LineChars: 60, Followers: 10, Chat: 30, HeldOut: true)),
        new(60, JoinsHeldOut: true,
            new Mix("held out: sixty rooms", 2_400, Lines: 300, Reports: 4, LineChars: 120, Followers: 2, Chat: 100, Hearts: 300, Reserves: 60, HeldOut: true)),
    ];
}
