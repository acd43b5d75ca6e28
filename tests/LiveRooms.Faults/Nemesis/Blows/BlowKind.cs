namespace LiveRooms.Faults.Nemesis.Blows;

/// <summary>What the nemesis does.</summary>
internal enum BlowKind
{
    /// <summary>SIGKILL to a silo; a new one is started in its place.</summary>
    KillSilo,
    /// <summary>SIGKILL to the store; it is started again on the same data.</summary>
    KillStore,
    /// <summary>SIGSTOP to a silo until the others have voted it out, then SIGCONT: it must end by itself.</summary>
    FreezeSilo,
    /// <summary>SIGSTOP to a silo for less than that, then SIGCONT: it goes on.</summary>
    StallSilo,
    /// <summary>A silo's cable is pulled until the others have voted it out, then put back: it must end by itself.</summary>
    CutSilo,
}
