using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Sales;

/// <summary>Where something is sold: one of a drop's shelves, as its sales see it.</summary>
/// <param name="Show">The show that sells it.</param>
/// <param name="Creator">Whose show it is: who earns the commission.</param>
/// <param name="Variant">What is sold there; null in a drop without variants.</param>
[GenerateSerializer, Immutable, Alias("lr.sales.outlet")]
public sealed record Outlet(ShowId Show, CreatorId Creator, VariantId? Variant);
