namespace LiveRooms.Load.Targets;

/// <summary>
/// The processes of a cluster that was started here. One thing at a time is done to each of them; what was begun is done to its end, so that
/// a process that was ended is there again: a token ends only the waiting for its turn.
/// </summary>
public interface IProcesses
{
    /// <summary>How many edges there are.</summary>
    int Edges { get; }

    /// <summary>How many silos.</summary>
    int Silos { get; }

    /// <summary>Kills an edge, without a goodbye, and starts another in its place; ends when that is ready.</summary>
    Task LoseEdge(int number, CancellationToken cancelled);

    /// <summary>Restarts an edge in an orderly way: it drains first.</summary>
    Task RestartEdge(int number, CancellationToken cancelled);

    /// <summary>Restarts a silo in an orderly way.</summary>
    Task RestartSilo(int number, CancellationToken cancelled);
}
