namespace LiveRooms.Rules.Rooms;

/// <summary>
/// How many lines may be shown: so many a second, spread evenly over time. What is not used is kept for a second, so that a chat
/// slower than that loses nothing.
/// </summary>
public sealed class ChatBudget
{
    // As much as a second allows, however much that is.
    private double _left = double.MaxValue;

    /// <summary>Takes as much of <paramref name="wanted"/> as there is; how much that was.</summary>
    /// <param name="wanted">Lines there are, 0 or more.</param>
    /// <param name="elapsed">The time since the last call, 0 or more.</param>
    /// <param name="perSecond">Lines a second in that time and from now on, 1 or more.</param>
    public int Take(int wanted, TimeSpan elapsed, int perSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wanted);
        ArgumentOutOfRangeException.ThrowIfLessThan(elapsed, TimeSpan.Zero);
        _left = Math.Min(_left + (elapsed.TotalSeconds * perSecond), perSecond);
        var taken = Math.Min(wanted, (int)_left);
        _left -= taken;
        return taken;
    }
}
