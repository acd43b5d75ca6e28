// THE STORED FORMAT of drops, continued from DropEvent.cs: add, never rename, reorder or remove.
using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// The store lost events that were acknowledged, and an operator accepted what is left. What was lost is not known any more; that it
/// was, and which numbers are nobody's, is. The drop goes on above all of them.
/// </summary>
/// <param name="At">When it was accepted.</param>
/// <param name="Kept">The drop's revision that was left.</param>
/// <param name="Revision">The drop's revision after this: above every one that anybody may have seen.</param>
/// <param name="Number">The highest reservation number that a lost reservation may have had.</param>
/// <param name="From">The first version of the journal that is gone.</param>
/// <param name="Through">The last version of the journal that is gone.</param>
/// <param name="By">Who accepted it.</param>
public sealed record LossAccepted(
    DateTimeOffset At,
    [property: JsonPropertyName("kept")] long Kept,
    [property: JsonPropertyName("rev")] long Revision,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("from")] long From,
    [property: JsonPropertyName("through")] long Through,
    [property: JsonPropertyName("by")] ViewerId By) : DropEvent(At);
