namespace LiveRooms.Protocol.Hub;

/// <summary>One line of chat.</summary>
/// <param name="Number">The line's number in the show, from 1: stable over restarts, for keys and de-duplication.</param>
/// <param name="ViewerId">Who said it.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Role"><c>viewer</c>, <c>creator</c> or <c>operator</c>.</param>
/// <param name="Text">What was said.</param>
/// <param name="At">When it was accepted, Unix milliseconds.</param>
public sealed record ChatLine(long Number, string ViewerId, string Name, string Role, string Text, long At);
