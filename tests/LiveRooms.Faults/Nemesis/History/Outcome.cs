namespace LiveRooms.Faults.Nemesis.History;

/// <summary>How a call ended.</summary>
internal enum Outcome
{
    /// <summary>It was not answered, or the answer does not say: it may have happened, once, at any time after it began.</summary>
    Unknown,
    /// <summary>Answered: done.</summary>
    Done,
    /// <summary>Answered: refused by the drop's rules.</summary>
    Refused,
    /// <summary>Turned away before it reached the rules: it did not happen.</summary>
    NotTaken,
}
