namespace LiveRooms.Rules;

/// <summary>Time as the rules keep it: whole milliseconds, UTC, so that what is decided equals what is read back from the store.</summary>
internal static class Instant
{
    public static DateTimeOffset Of(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    public static DateTimeOffset? Of(DateTimeOffset? time) => time is { } given ? Of(given) : null;
}
