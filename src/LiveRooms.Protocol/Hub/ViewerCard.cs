namespace LiveRooms.Protocol.Hub;

/// <summary>A signed-in viewer.</summary>
/// <param name="ViewerId">The id.</param>
/// <param name="Name">The name shown in chat.</param>
/// <param name="Role"><c>viewer</c>, <c>creator</c> or <c>operator</c>.</param>
public sealed record ViewerCard(string ViewerId, string Name, string Role);
