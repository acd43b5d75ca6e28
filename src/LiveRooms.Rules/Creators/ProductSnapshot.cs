using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Creators;

/// <summary>A product as it was when it was shown or put on sale: later changes in the shop do not touch it.</summary>
/// <param name="Id">The id within the creator's shop.</param>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Description">At most 1,000 characters; may be empty.</param>
/// <param name="ImageUrl">An absolute http or https address, or one on this site beginning with a single slash; null for none.</param>
/// <param name="Price">Minor units (cents), 0 to 100,000,000.</param>
/// <param name="Currency">ISO 4217: three upper-case letters.</param>
/// <param name="CommissionBasisPoints">
/// The creator's part of each sale in hundredths of a percent, 0 to 10,000; null for none. No viewer learns of it.
/// </param>
[GenerateSerializer, Immutable, Alias("lr.product")]
public sealed record ProductSnapshot(
    ProductId Id, string Title, string Description,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? ImageUrl, long Price, string Currency,
    int? CommissionBasisPoints = null);
