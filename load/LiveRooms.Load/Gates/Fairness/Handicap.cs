using LiveRooms.Load.Audience;

namespace LiveRooms.Load.Gates.Fairness;

/// <summary>What delays explain of the difference between two networks' win rates, where who comes first is served first.</summary>
internal static class Handicap
{
    /// <summary>The densest moment of a rush over its mean: a surge climbs to twice the mean and falls again.</summary>
    public const double Peak = 2;

    /// <summary>The longest that a network keeps what its viewers hear and say, both ways together; of an unknown one nothing is explained.</summary>
    public static TimeSpan Delay(string network) =>
        NetworkProfile.All.FirstOrDefault(profile => profile.Name == network) is { } profile
            ? profile.RoundTrip + (2 * profile.Jitter)
            : TimeSpan.Zero;

    /// <summary>
    /// The most that a win rate falls by a delay: who comes so much later finds gone what those took who tried meanwhile, and at the
    /// densest moment that is the delay's part of the rush, <see cref="Peak"/> times.
    /// </summary>
    public static double Loss(TimeSpan delay, TimeSpan rush) =>
        delay <= TimeSpan.Zero ? 0 : rush <= TimeSpan.Zero ? 1 : Math.Min(1, Peak * delay.TotalSeconds / rush.TotalSeconds);

    /// <summary>The odds of a try in a group over those among the rest, when the rest's win rate is so much higher and all win as many as they did.</summary>
    /// <param name="group">The group; its share of all tries tells whose rate moves more.</param>
    /// <param name="rest">All others.</param>
    /// <param name="gap">The rest's win rate less the group's; below zero when the group's is higher.</param>
    /// <returns>Null when with that gap one of the two would win always or never: then it explains everything.</returns>
    public static double? Odds(Tried group, Tried rest, double gap)
    {
        if (gap == 0)
            return 1;
        var all = group + rest;
        var share = (double)group.Tries / all.Tries;
        var (ours, theirs) = (all.Rate - (gap * (1 - share)), all.Rate + (gap * share));
        return ours is <= 0 or >= 1 || theirs is <= 0 or >= 1 ? null : ours / (1 - ours) / (theirs / (1 - theirs));
    }
}
