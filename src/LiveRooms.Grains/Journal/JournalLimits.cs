namespace LiveRooms.Grains.Journal;

/// <summary>What every backend refuses before it touches a store.</summary>
internal static class JournalLimits
{
    public const int MaxPage = 4096;

    public static void CheckKey(JournalKey key)
    {
        CheckPart(key.Kind, nameof(key.Kind));
        CheckPart(key.Id, nameof(key.Id));
    }

    public static void CheckPage(long after, int max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(max, MaxPage);
    }

    /// <summary>Braces would break the hash tag that keeps a journal's keys on one node.</summary>
    private static void CheckPart(string part, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(part, name);
        if (part.AsSpan().IndexOfAny('{', '}') >= 0)
            throw new ArgumentException("A journal's kind and id hold no braces.", name);
    }
}
