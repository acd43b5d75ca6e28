namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>Tests that keep the machine busy, or watch what the whole process does: they run after the others, one at a time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
