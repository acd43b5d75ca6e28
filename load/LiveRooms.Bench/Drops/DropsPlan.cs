namespace LiveRooms.Bench.Drops;

/// <summary>How long and how often everything is measured.</summary>
/// <param name="Compile">Our run before everything else, not counted: a silo compiles its code while it runs, the peers are compiled.</param>
/// <param name="Warm">Each contender's run before the first round, not counted.</param>
/// <param name="Round">Each contender's run in one round.</param>
/// <param name="Rounds">Rounds; in each every contender runs once, in turn, so that they share the machine's moods.</param>
/// <param name="Answers">How long answers are timed at half load.</param>
/// <param name="Reservations">Holds of the drop whose memory and recovery are measured.</param>
/// <param name="Recoveries">Recoveries timed of each kind; the median counts.</param>
/// <param name="Budget">No round but the first begins under one durability when its half of this time is over: a loaded machine has fewer.</param>
internal sealed record DropsPlan(
    TimeSpan Compile, TimeSpan Warm, TimeSpan Round, int Rounds, TimeSpan Answers, int Reservations, int Recoveries, TimeSpan Budget)
{
    /// <summary>Edges that call the drop, each with a connection of its own and one call in flight.</summary>
    public const int Edges = 8;

    public static DropsPlan Full { get; } =
        new(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(3), 5, TimeSpan.FromSeconds(10), 1_000_000, 3, TimeSpan.FromHours(1));

    public static DropsPlan Quick { get; } =
        new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.5), 3, TimeSpan.FromSeconds(1), 90_000, 1, TimeSpan.FromSeconds(20));
}
