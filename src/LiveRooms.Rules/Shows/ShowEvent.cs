// THE STORED FORMAT of shows. Journals hold these names and fields for ever: add, never rename, reorder or remove.
// The type names, the field names and their order are pinned by a test. A field without a default must be there when read back.
using System.Text.Json.Serialization;
using LiveRooms.Rules.Creators;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>Something that happened in a show.</summary>
/// <param name="At">When, in whole milliseconds.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "e")]
[JsonDerivedType(typeof(ShowCreated), "created")]
[JsonDerivedType(typeof(ShowWentLive), "live")]
[JsonDerivedType(typeof(ShowEnded), "ended")]
[JsonDerivedType(typeof(ProductPinned), "pinned")]
[JsonDerivedType(typeof(ViewerMuted), "muted")]
[JsonDerivedType(typeof(ViewerUnmuted), "unmuted")]
[JsonDerivedType(typeof(DropAttached), "dropAttached")]
[JsonDerivedType(typeof(ChatPosted), "chat")]
[JsonDerivedType(typeof(TallyReported), "tally")]
[JsonDerivedType(typeof(SessionRetired), "sessionRetired")]
public abstract record ShowEvent([property: JsonPropertyName("at"), JsonPropertyOrder(-1)] DateTimeOffset At);

/// <summary>The show was scheduled.</summary>
public sealed record ShowCreated(
    DateTimeOffset At,
    [property: JsonPropertyName("settings")] ShowSettings Settings) : ShowEvent(At);

/// <summary>The show went on air.</summary>
public sealed record ShowWentLive(
    DateTimeOffset At,
    [property: JsonPropertyName("by")] ViewerId By) : ShowEvent(At);

/// <summary>The show ended or was called off.</summary>
public sealed record ShowEnded(
    DateTimeOffset At,
    [property: JsonPropertyName("by")] ViewerId By) : ShowEvent(At);

/// <summary>A product was pinned, or none.</summary>
public sealed record ProductPinned(
    DateTimeOffset At,
    [property: JsonPropertyName("product")] ProductSnapshot? Product = null) : ShowEvent(At);

/// <summary>A viewer may not chat until a time.</summary>
public sealed record ViewerMuted(
    DateTimeOffset At,
    [property: JsonPropertyName("v")] ViewerId Viewer,
    [property: JsonPropertyName("until")] DateTimeOffset Until,
    [property: JsonPropertyName("by")] ViewerId By) : ShowEvent(At);

/// <summary>A viewer may chat again.</summary>
public sealed record ViewerUnmuted(
    DateTimeOffset At,
    [property: JsonPropertyName("v")] ViewerId Viewer,
    [property: JsonPropertyName("by")] ViewerId By) : ShowEvent(At);

/// <summary>A drop is offered in the show.</summary>
public sealed record DropAttached(
    DateTimeOffset At,
    [property: JsonPropertyName("drop")] DropId Drop) : ShowEvent(At);

/// <summary>Somebody said something.</summary>
public sealed record ChatPosted(
    DateTimeOffset At,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("op")] OperationId Operation,
    [property: JsonPropertyName("v")] ViewerId Viewer,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("role")] Role Role,
    [property: JsonPropertyName("text")] string Text) : ShowEvent(At);

/// <summary>A relay session's reactions since it began: totals, not increments.</summary>
public sealed record TallyReported(
    DateTimeOffset At,
    [property: JsonPropertyName("s")] RelaySession Session,
    [property: JsonPropertyName("t")] ReactionTotals Totals) : ShowEvent(At);

/// <summary>A relay session is no more; its reactions stay counted.</summary>
public sealed record SessionRetired(
    DateTimeOffset At,
    [property: JsonPropertyName("s")] RelaySession Session) : ShowEvent(At);
