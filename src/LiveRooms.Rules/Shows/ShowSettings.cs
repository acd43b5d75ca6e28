using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>What a show is made with; nothing of it changes later.</summary>
/// <param name="Id">The show.</param>
/// <param name="Creator">Who hosts it.</param>
/// <param name="CreatorName">The host's name when it was made.</param>
/// <param name="Title">1 to 120 visible characters on one line.</param>
/// <param name="Language">The language it is held in.</param>
/// <param name="Market">The market.</param>
/// <param name="PlaybackUrl">HLS address: absolute http or https, at most 2,048 characters; null for none.</param>
/// <param name="ScheduledAt">Announced start, if any.</param>
/// <param name="Headline">Whether it lives on the silos that are kept for the largest shows, with its drops.</param>
[GenerateSerializer, Immutable, Alias("lr.show.settings")]
public sealed record ShowSettings(
    ShowId Id, CreatorId Creator, string CreatorName, string Title, Language Language, Market Market, Uri? PlaybackUrl = null,
    DateTimeOffset? ScheduledAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Headline = false);
