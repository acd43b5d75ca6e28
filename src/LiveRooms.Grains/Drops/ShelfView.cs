using System.Collections.Immutable;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>One variant of a drop in one show. Free + held + sold = total.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Price">Minor units for each unit of new holds.</param>
/// <param name="Total">Units in all.</param>
/// <param name="Free">Units nobody holds.</param>
/// <param name="Held">Units held.</param>
/// <param name="Sold">Units confirmed.</param>
/// <param name="Waiting">Viewers on its waitlist.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.shelf")]
public sealed record ShelfView(
    VariantId Variant, string Title, long Price, int Total, int Free, int Held, int Sold, int Waiting);

/// <summary>What of a drop stands in another show than its own.</summary>
/// <param name="Show">The show.</param>
/// <param name="Creator">Whose it is.</param>
/// <param name="Variant">The variant, where the drop has some.</param>
/// <param name="Total">Units in all.</param>
/// <param name="Free">Units nobody holds.</param>
/// <param name="Held">Units held.</param>
/// <param name="Sold">Units confirmed.</param>
/// <param name="Waiting">Viewers on its waitlist.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.share")]
public sealed record ShareView(
    ShowId Show, CreatorId Creator, VariantId? Variant, int Total, int Free, int Held, int Sold, int Waiting);

/// <summary>Every share of a drop.</summary>
/// <param name="Shares">In the order in which they were made; those taken back entirely among them.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.shares")]
public sealed record ShareList(ImmutableArray<ShareView> Shares);
