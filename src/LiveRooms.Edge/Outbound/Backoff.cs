namespace LiveRooms.Edge.Outbound;

/// <summary>How long to wait before a grain call is tried again: 50 ms doubling to 1 s.</summary>
internal static class Backoff
{
    public static TimeSpan After(int failures) => TimeSpan.FromMilliseconds(Math.Min(25 << Math.Clamp(failures, 1, 6), 1_000));
}
