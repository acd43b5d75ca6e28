using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>A tally in a show's snapshot. Part of the stored format.</summary>
/// <param name="Retired">Totals of sessions that are no more.</param>
/// <param name="Sessions">Sessions counted, by id.</param>
/// <param name="RetiredSessions">Retired sessions remembered, oldest first, with what they reported.</param>
public sealed record TallySnapshot(
    [property: JsonPropertyName("retired")] ReactionTotals Retired,
    [property: JsonPropertyName("sessions")] IReadOnlyList<StoredSession> Sessions,
    [property: JsonPropertyName("gone")] IReadOnlyList<StoredSession> RetiredSessions);

/// <summary>One session's totals in a snapshot.</summary>
/// <param name="Session">The session.</param>
/// <param name="Totals">What it reported.</param>
public sealed record StoredSession(
    [property: JsonPropertyName("s")] RelaySession Session,
    [property: JsonPropertyName("t")] ReactionTotals Totals);
