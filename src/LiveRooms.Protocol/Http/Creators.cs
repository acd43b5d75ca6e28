using LiveRooms.Protocol.Hub;

namespace LiveRooms.Protocol.Http;

/// <summary>GET /api/creators/{id}: a creator and the mini shop.</summary>
/// <param name="CreatorId">The id.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Products">The shop, oldest first; at most 200.</param>
/// <param name="ShowIds">The creator's shows, newest first; at most 200.</param>
public sealed record CreatorDetails(
    string CreatorId, string Name, IReadOnlyList<ProductCard> Products, IReadOnlyList<string> ShowIds);

/// <summary>PUT /api/creators/{id}: the creator's own name.</summary>
/// <param name="Name">1 to 40 characters.</param>
public sealed record NameCreator(string Name);
