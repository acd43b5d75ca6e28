using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>A size, a colour: one of the kinds in which a drop's product is sold. Part of the stored format.</summary>
/// <param name="Id">Its id within the drop.</param>
/// <param name="Title">1 to 60 visible characters on one line.</param>
/// <param name="Stock">Units at the start, 0 to 1,000,000.</param>
/// <param name="Price">Minor units for each unit, 0 to 100,000,000; null: the product's price.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.variant")]
public sealed record Variant(
    [property: JsonPropertyName("id")] VariantId Id,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("stock")] int Stock,
    [property: JsonPropertyName("price")] long? Price = null)
{
    /// <summary>Longest title, in UTF-16 units.</summary>
    public const int MaxTitle = 60;
}
