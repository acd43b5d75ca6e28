namespace LiveRooms.Edge.Outbound.Snapshots;

/// <summary>The written parts of a snapshot, one after the other.</summary>
/// <param name="bytes">All of them.</param>
/// <param name="ends">Where each ends.</param>
internal sealed class SnapshotBytes(byte[] bytes, params int[] ends)
{
    /// <summary>One part.</summary>
    public ReadOnlySpan<byte> this[int part]
    {
        get
        {
            var begin = part == 0 ? 0 : ends[part - 1];
            return bytes.AsSpan(begin, ends[part] - begin);
        }
    }
}
