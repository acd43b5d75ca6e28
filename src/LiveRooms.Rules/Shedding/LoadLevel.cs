namespace LiveRooms.Rules.Shedding;

/// <summary>How much a process has to do, measured by what it can. Silos tell edges: never renumber.</summary>
[GenerateSerializer, Alias("lr.load.level")]
public enum LoadLevel
{
    /// <summary>It has time for everything.</summary>
    Normal,
    /// <summary>It comes near a limit: rooms get less of what they can do without.</summary>
    Tight,
    /// <summary>It is at a limit: nobody new is taken in, and chat is refused before reservations are, unless only its memory is full.</summary>
    Full,
}
