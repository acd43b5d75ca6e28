using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Sales;

/// <summary>Where units stand and are sold from.</summary>
/// <param name="Show">The show that sells them.</param>
/// <param name="Creator">Whose show it is: who earns the commission.</param>
[GenerateSerializer, Immutable, Alias("lr.sales.shelf")]
public sealed record Shelf(ShowId Show, CreatorId Creator);
