namespace LiveRooms.Grains.Warmth;

/// <summary>The bounds of the list of warm rooms, and where it is.</summary>
public static class WarmLimits
{
    /// <summary>The only key of <see cref="IWarmRoomsGrain"/>.</summary>
    public const string Key = "all";

    /// <summary>Rooms that may be warm at a time.</summary>
    public const int MaxRooms = 100;

    /// <summary>How long a room may be kept warm at a time.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromDays(1);
}
