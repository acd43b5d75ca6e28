using LiveRooms.Load.Scenarios;

namespace LiveRooms.Load.Audience;

/// <summary>Who the viewers of one process are.</summary>
/// <param name="Whole">The whole audience's settings: what a viewer does is decided by its number among all.</param>
/// <param name="First">This process's first number.</param>
/// <param name="Viewers">How many it has.</param>
/// <param name="Tag">
/// What ids begin with, of letters, digits and dashes, at most 24: another for each run, so that a run's operations are never taken for
/// an earlier one's.
/// </param>
public sealed record CrowdPlan(AudienceSettings Whole, long First, int Viewers, string Tag)
{
    /// <summary>How long an answer, or a place in the room, is waited for; then the act has failed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Viewers whose frames are timed, of all processes' own; beyond, one in so many, evenly. Checks are made on all.</summary>
    public int Timed { get; init; } = 100_000;

    /// <summary>One agent's part.</summary>
    public static CrowdPlan Of(AudienceSettings whole, Share share, string tag) =>
        new(whole, share.Begin(whole.Viewers), (int)share.Of(whole.Viewers), tag);
}
