namespace LiveRooms.Rules.Shows;

/// <summary>Where a show stands. Numbers are stored: never renumber.</summary>
[GenerateSerializer, Alias("lr.show.status")]
public enum ShowStatus
{
    /// <summary>Announced.</summary>
    Scheduled = 0,
    /// <summary>On air.</summary>
    Live = 1,
    /// <summary>Over, or called off.</summary>
    Ended = 2,
}
