namespace LiveRooms.Rules.Rooms;

/// <summary>
/// How an edge that holds <paramref name="viewers"/> is emptied: when how many of them are told, and when each is to come again.
/// They are told within <paramref name="within"/>, however many they are, and come again at <paramref name="perSecond"/>, unless that
/// would take longer than <paramref name="longest"/> and than the telling itself.
/// </summary>
/// <param name="viewers">How many there are.</param>
/// <param name="perSecond">How many the other edges may take in a second; above 0.</param>
/// <param name="within">In which time all are told; above zero.</param>
/// <param name="longest">The furthest slot, from the first goodbye; when less than <paramref name="within"/>, that.</param>
/// <param name="jitter">Up to so much is added to a slot by chance.</param>
public sealed class DrainPlan(int viewers, double perSecond, TimeSpan within, TimeSpan longest, TimeSpan jitter)
{
    private readonly double _telling = Math.Max(perSecond, viewers / within.TotalSeconds);
    private readonly double _returning = Math.Max(perSecond, viewers / Math.Max(longest.TotalSeconds, within.TotalSeconds));

    /// <summary>How many of them are to have been told a time after the first; the first at once.</summary>
    public int Due(TimeSpan elapsed) =>
        elapsed >= within ? viewers : (int)Math.Min(viewers, Math.Max(1, Math.Floor(elapsed.TotalSeconds * _telling)));

    /// <summary>When the n-th (from 0) that is told is to come again, from the moment in which it is told.</summary>
    /// <param name="number">Which.</param>
    /// <param name="elapsed">The time since the first was told.</param>
    /// <param name="seed">The chance.</param>
    public TimeSpan ComeAgain(int number, TimeSpan elapsed, uint seed)
    {
        var slot = TimeSpan.FromSeconds(number / _returning) - elapsed;
        return (slot > TimeSpan.Zero ? slot : TimeSpan.Zero) + Spread.Over(jitter, seed);
    }
}
