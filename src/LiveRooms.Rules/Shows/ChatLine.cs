using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Shows;

/// <summary>One line of chat. Part of the stored format.</summary>
/// <param name="Number">Its number in the show, from 1.</param>
/// <param name="Viewer">Who said it.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Role">The speaker's role.</param>
/// <param name="Text">What was said.</param>
/// <param name="At">When it was accepted.</param>
[GenerateSerializer, Immutable, Alias("lr.chat-line")]
public sealed record ChatLine(
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("v")] ViewerId Viewer,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("role")] Role Role,
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("at")] DateTimeOffset At);
