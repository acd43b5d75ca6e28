namespace LiveRooms.Load.Runner;

/// <summary>One time that an act is due.</summary>
/// <param name="Number">From 0, in the order of the times, in this process.</param>
/// <param name="DueAt">When it was to begin, microseconds of the run's clock; it may begin later, and its time counts from here.</param>
/// <param name="Chance">Seeded, of the thread that runs it: only until the first await.</param>
/// <param name="Cancelled">The run ends.</param>
public readonly record struct Invocation(long Number, long DueAt, Random Chance, CancellationToken Cancelled);
