namespace LiveRooms.Load.Markets.Sketches;

/// <summary>A hash of 64 bits that is the same in every process: FNV-1a, its bits stirred by MurmurHash3's last step.</summary>
internal static class StirredHash
{
    /// <summary>Of some bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var one in bytes)
            hash = (hash ^ one) * 0x100000001b3;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
