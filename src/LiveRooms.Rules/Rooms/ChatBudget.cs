namespace LiveRooms.Rules.Rooms;

/// <summary>
/// How many lines may be shown: so many a second, spread evenly over time. What is not used is kept for a second, so that a chat
/// slower than that loses nothing.
/// </summary>
/// <param name="perSecond">Lines a second, 1 or more.</param>
public sealed class ChatBudget(int perSecond)
{
    private double _left = perSecond;

    /// <summary>Takes as much of <paramref name="wanted"/> as there is, <paramref name="elapsed"/> after the last call; how much that was.</summary>
    public int Take(int wanted, TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wanted);
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        _left = Math.Min(_left + (elapsed.TotalSeconds * perSecond), perSecond);
        var taken = Math.Min(wanted, (int)_left);
        _left -= taken;
        return taken;
    }
}
