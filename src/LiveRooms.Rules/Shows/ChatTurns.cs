namespace LiveRooms.Rules.Shows;

/// <summary>
/// How much chat one room takes: <paramref name="burst"/> lines at once, then one each <paramref name="interval"/>. Who is refused
/// is told a turn, and turns lie an interval apart: a crowd that was refused together does not come back together. A turn is no
/// promise. Moments are as <see cref="RateRule"/> has them.
/// </summary>
/// <param name="burst">Lines at once, at least 1.</param>
/// <param name="interval">Time in which one more may be said.</param>
public sealed class ChatTurns(int burst, TimeSpan interval)
{
    /// <summary>The longest time anybody is told to wait.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly RateRule _rule = new(burst, interval);
    private long _full;
    private long _turn;

    /// <summary>Null when a line may be said now, and is counted; else how long to wait.</summary>
    public TimeSpan? Take(long now)
    {
        if (_rule.TryTake(_full, now, 1, out _full, out var wait))
            return null;
        var turn = Math.Max(_turn + interval.Ticks, now + wait.Ticks);
        _turn = Math.Min(turn, now + Math.Max(wait.Ticks, LongestWait.Ticks));
        return TimeSpan.FromTicks(_turn - now);
    }
}
