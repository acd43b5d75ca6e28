using System.Text.Json.Serialization;
using LiveRooms.Protocol.Hub;

namespace LiveRooms.Protocol.Http;

/// <summary>POST /api/shows: schedules a show of the caller's.</summary>
/// <param name="ShowId">Chosen by the client, so that a retry makes no second show.</param>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Language">One of en, ru, es, pt, fr, it, pl, uk.</param>
/// <param name="Market">The market, for example <c>eu</c>.</param>
/// <param name="PlaybackUrl">HLS address, http or https, if there is one.</param>
/// <param name="ScheduledAt">Announced start, Unix milliseconds.</param>
/// <param name="Headline">
/// Whether it is to live, with its drops, on the silos that are kept for the largest shows. Not written when false: servers that do not
/// know it refuse it.
/// </param>
public sealed record CreateShow(
    string ShowId, string Title, string Language, string Market, string? PlaybackUrl = null, long? ScheduledAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Headline = false);

/// <summary>PUT /api/shows/{id}/pin: pins a product of the creator's shop, or none.</summary>
/// <param name="ProductId">The product; null takes the pin away.</param>
public sealed record PinProduct(string? ProductId);

/// <summary>POST /api/shows/{id}/mutes: stops a viewer from chatting in this show.</summary>
/// <param name="ViewerId">The viewer.</param>
/// <param name="Seconds">1 to 86,400; 0 lifts the mute.</param>
public sealed record MuteViewer(string ViewerId, int Seconds);

/// <summary>A show in the lobby.</summary>
/// <param name="Show">The show.</param>
/// <param name="Audience">Viewers in its room, a few seconds old.</param>
public sealed record ShowSummary(ShowCard Show, long Audience);

/// <summary>GET /api/shows/{id}.</summary>
/// <param name="Show">The show.</param>
/// <param name="Drops">Its drops, oldest first.</param>
/// <param name="Counters">The live numbers.</param>
public sealed record ShowDetails(ShowCard Show, IReadOnlyList<DropCard> Drops, Counters Counters);
