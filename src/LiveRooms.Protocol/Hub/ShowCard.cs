namespace LiveRooms.Protocol.Hub;

/// <summary>A show as viewers see it. Times are Unix milliseconds.</summary>
/// <param name="ShowId">The id.</param>
/// <param name="CreatorId">Who hosts it.</param>
/// <param name="CreatorName">The host's name.</param>
/// <param name="Title">The title.</param>
/// <param name="Language">One of en, ru, es, pt, fr, it, pl, uk.</param>
/// <param name="Market">The market, for example <c>eu</c>.</param>
/// <param name="Status"><c>scheduled</c>, <c>live</c> or <c>ended</c>.</param>
/// <param name="PlaybackUrl">HLS address, if there is one.</param>
/// <param name="Pinned">The product on show now, if any.</param>
/// <param name="ScheduledAt">Announced start.</param>
/// <param name="StartedAt">When it went live.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Version">Version of the show at which this was true; of two cards the higher wins.</param>
public sealed record ShowCard(
    string ShowId, string CreatorId, string CreatorName, string Title, string Language, string Market, string Status,
    string? PlaybackUrl, ProductCard? Pinned, long? ScheduledAt, long? StartedAt, long? EndedAt, long Version);
