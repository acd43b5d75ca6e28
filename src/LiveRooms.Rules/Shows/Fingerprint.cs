namespace LiveRooms.Rules.Shows;

/// <summary>A short print of a text that is the same in every process and version (FNV-1a), to tell a repetition from a conflict.</summary>
internal static class Fingerprint
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static long Of(string text)
    {
        var print = Offset;
        foreach (var unit in text)
            print = unchecked((print ^ unit) * Prime);
        return unchecked((long)print);
    }
}
