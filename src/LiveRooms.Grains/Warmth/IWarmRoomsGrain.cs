using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Warmth;

/// <summary>The rooms that are kept warm on every edge; one grain for the whole cluster. Key: <see cref="WarmLimits.Key"/>.</summary>
[Alias("lr.warm-rooms")]
public interface IWarmRoomsGrain : IGrainWithStringKey
{
    /// <summary>
    /// Begins the show and its drops where they belong, and has every edge keep a relay until then; again says how long from now.
    /// Refused when there is no such show, and when <see cref="WarmLimits.MaxRooms"/> others are warm.
    /// </summary>
    /// <param name="show">The show.</param>
    /// <param name="duration">At most <see cref="WarmLimits.MaxDuration"/>; zero lets it go.</param>
    [Alias("warm")]
    Task<Outcome<WarmRoom>> Warm(ShowId show, TimeSpan duration);

    /// <summary>How warm a room is.</summary>
    [Alias("describe")]
    Task<WarmRoom> Describe(ShowId show);

    /// <summary>
    /// Which rooms an edge is to keep warm: at once when it does not know the newest list, else when there is one or after
    /// <see cref="Shows.ShowOptions.FollowWait"/>. An edge that asks no more is forgotten.
    /// </summary>
    [Alias("follow")]
    Task<WarmList> Follow(WarmFollow follow);
}
