namespace LiveRooms.Load.Runner;

/// <summary>What became of an act, in a word.</summary>
public enum OutcomeKind
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>The engine said no, with a code.</summary>
    Refused,

    /// <summary>It went wrong.</summary>
    Failed,

    /// <summary>There was nobody to do it.</summary>
    Skipped,
}
