namespace LiveRooms.Simulation.Engine;

/// <summary>What must hold in every history. Each has a checker, and its name is what a failing seed prints.</summary>
internal enum Law
{
    /// <summary>On each shelf and in all: free + held + sold = total, and none is negative.</summary>
    Stock,
    /// <summary>Every entry extends the very state it was decided on.</summary>
    OneWriter,
    /// <summary>What is acknowledged, or told to anybody, is stored at that moment.</summary>
    Acknowledged,
    /// <summary>No viewer has more than the limit.</summary>
    ViewerLimit,
    /// <summary>An operation happens once, as it was asked, and is answered the same for ever.</summary>
    OneAnswer,
    /// <summary>Nobody is refused for a reason that was not so.</summary>
    FairRefusal,
    /// <summary>First come, first served, on each shelf.</summary>
    Order,
    /// <summary>No hold ends early, is bought late or outlives its deadline by more than the slack.</summary>
    Deadline,
    /// <summary>A reservation, and the drop, take only the steps there are.</summary>
    Life,
    /// <summary>A lottery is drawn once, by the seed it was announced with, and sells nothing before.</summary>
    Draw,
    /// <summary>What the show is told is a prefix of the journal, in order.</summary>
    Told,
    /// <summary>Replay, with and without snapshot, gives the live state.</summary>
    Replay,
    /// <summary>Money is the sum over orders.</summary>
    Money,
    /// <summary>Once faults stop, everybody is answered and what is due is done.</summary>
    Healing,
    /// <summary>Nothing throws that is not expected to.</summary>
    NoSurprise,
}

/// <summary>A law broken, and how.</summary>
internal sealed record Violation(Law Law, string What)
{
    public override string ToString() => $"{Law}: {What}";
}
