namespace LiveRooms.Load.Runner;

/// <summary>
/// One thing that an audience does, again and again, by a load of its own: what NBomber calls a scenario. It knows nothing of the
/// runner, so that any other can host it.
/// </summary>
/// <param name="Name">Lower case with dashes; a row of the report.</param>
/// <param name="Load">One after the other.</param>
/// <param name="Run">Does it once. It must not throw for what a server may answer; what it throws counts as failed.</param>
public sealed record Act(string Name, IReadOnlyList<LoadSimulation> Load, Func<Invocation, ValueTask<Outcome>> Run)
{
    /// <summary>Runs before with the same load, unmeasured, so long.</summary>
    public TimeSpan WarmUp { get; init; }

    /// <summary>Whether it is over once it is sent or asked for, and nobody waits for an answer: then its time says nothing, and it has none.</summary>
    public bool Unanswered { get; init; }

    /// <summary>Whether only one agent does it, whole: a creator's or an operator's act. Others are shared among all agents.</summary>
    public bool Alone { get; init; }
}
