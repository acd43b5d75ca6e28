namespace LiveRooms.Rules.Rooms;

/// <summary>
/// How large a frame may be that catches up a viewer who lags: what it takes in about two seconds. A power of two, so that viewers
/// about as slow share one frame. It begins at 4 KiB and doubles at most, because what a connection takes into its buffers at once
/// says nothing of how fast it is.
/// </summary>
public readonly record struct LeanSize
{
    private const int Least = 9;
    private const int First = 12;
    private const int Most = 16;
    private static readonly TimeSpan Aim = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly byte _power;

    private LeanSize(int power) => _power = (byte)power;

    /// <summary>Bytes, 512 to 65,536; null for a viewer that keeps up: no limit.</summary>
    public int? Bytes => _power == 0 ? null : 1 << _power;

    /// <summary>The next size for a viewer that missed something while a message was under way.</summary>
    /// <param name="bytes">The message's bytes; 0 when they are not known.</param>
    /// <param name="took">How long it took to leave.</param>
    public LeanSize After(long bytes, TimeSpan took)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        if (bytes == 0)
            return _power == 0 && took >= Slow ? new LeanSize(First) : this;
        var most = _power == 0 ? First : _power + 1;
        var power = took <= TimeSpan.Zero ? most : (int)Math.Floor(Math.Log2(bytes * (Aim / took)));
        power = Math.Clamp(power, Least, most);
        return power > Most ? default : new LeanSize(power);
    }
}
