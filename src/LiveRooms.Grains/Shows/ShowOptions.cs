namespace LiveRooms.Grains.Shows;

/// <summary>How show grains behave. Configuration section <c>LiveRooms:Shows</c>.</summary>
public sealed class ShowOptions
{
    /// <summary>How long an unanswered follow waits for news. 100 ms to 4 s, below Orleans' response timeout.</summary>
    public TimeSpan FollowWait { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a silent relay's audience still counts. 2 s to 5 min.</summary>
    public TimeSpan AudienceLease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a silent relay's tally session is kept open before it is folded into the base. 1 min to 1 day.</summary>
    public TimeSpan SessionRetention { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Critical events kept for relays and viewers that return. 64 to 65,536.</summary>
    public int KeptEvents { get; set; } = 4_096;

    /// <summary>Journal entries after which a snapshot is taken. 16 to 100,000.</summary>
    public int SnapshotEvery { get; set; } = 500;

    /// <summary>
    /// How long what is said in a room waits to be stored before the room goes on without its store, until that answers again.
    /// 100 ms to 10 s.
    /// </summary>
    public TimeSpan StorePatience { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the lobby learns the audience. 1 s to 5 min.</summary>
    public TimeSpan LobbyRefresh { get; set; } = TimeSpan.FromSeconds(5);
}
