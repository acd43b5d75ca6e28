namespace LiveRooms.Grains.Placement;

/// <summary>
/// Says with a call that it is for a headline show or a drop of one: should the call begin the grain, it begins at home. Without the
/// mark the grain finds out by itself and moves; the mark only saves the move.
/// </summary>
public static class HeadlineMark
{
    private const string Key = "lr.headline";

    /// <summary>Marks the calls that follow in this flow.</summary>
    public static void Set() => RequestContext.Set(Key, true);

    /// <summary>The calls that follow in this flow are about something else.</summary>
    internal static void Clear() => RequestContext.Remove(Key);

    /// <summary>The mark by itself, for a grain that is asked to move.</summary>
    internal static Dictionary<string, object> Context() => new() { [Key] = true };

    internal static bool IsIn(IReadOnlyDictionary<string, object>? context) => context?.ContainsKey(Key) == true;
}
