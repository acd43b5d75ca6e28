using System.Text.Json.Serialization;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>A show at one version, stored so that replay need not begin at the first event. Part of the stored format.</summary>
/// <param name="Revision">Events it was folded from.</param>
/// <param name="ViewRevision">The revision at the last change of status or pinned product.</param>
/// <param name="Settings">What it was made with.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Drops">Its drops, oldest first.</param>
/// <param name="Mutes">Who may not chat, by viewer id.</param>
/// <param name="Lines">Chat lines ever posted.</param>
/// <param name="Chat">The last lines, oldest first.</param>
/// <param name="Said">Chat operations remembered, oldest first.</param>
/// <param name="Tally">Its reactions.</param>
/// <param name="StartedAt">When it went live, if it did.</param>
/// <param name="EndedAt">When it ended, if it did.</param>
/// <param name="Pinned">The pinned product, if any.</param>
public sealed record ShowSnapshot(
    [property: JsonPropertyName("revision")] long Revision,
    [property: JsonPropertyName("viewRevision")] long ViewRevision,
    [property: JsonPropertyName("settings")] ShowSettings Settings,
    [property: JsonPropertyName("status")] ShowStatus Status,
    [property: JsonPropertyName("drops")] IReadOnlyList<DropId> Drops,
    [property: JsonPropertyName("mutes")] IReadOnlyList<StoredMute> Mutes,
    [property: JsonPropertyName("lines")] long Lines,
    [property: JsonPropertyName("chat")] IReadOnlyList<ChatLine> Chat,
    [property: JsonPropertyName("said")] IReadOnlyList<StoredSaying> Said,
    [property: JsonPropertyName("tally")] TallySnapshot Tally,
    [property: JsonPropertyName("startedAt")] DateTimeOffset? StartedAt = null,
    [property: JsonPropertyName("endedAt")] DateTimeOffset? EndedAt = null,
    [property: JsonPropertyName("pinned")] ProductSnapshot? Pinned = null);

/// <summary>A mute in a snapshot.</summary>
/// <param name="Viewer">Who.</param>
/// <param name="Until">Its end.</param>
public sealed record StoredMute(
    [property: JsonPropertyName("v")] ViewerId Viewer,
    [property: JsonPropertyName("until")] DateTimeOffset Until);

/// <summary>A remembered chat operation in a snapshot.</summary>
/// <param name="Viewer">Whose.</param>
/// <param name="Operation">Its id.</param>
/// <param name="Print">Fingerprint of what was said.</param>
public sealed record StoredSaying(
    [property: JsonPropertyName("v")] ViewerId Viewer,
    [property: JsonPropertyName("op")] OperationId Operation,
    [property: JsonPropertyName("print")] long Print);
