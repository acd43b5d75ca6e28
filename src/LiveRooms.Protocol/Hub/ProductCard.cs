using System.Text.Json.Serialization;

namespace LiveRooms.Protocol.Hub;

/// <summary>A product of a mini shop.</summary>
/// <param name="ProductId">The id within the creator's shop.</param>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Description">At most 1,000 characters.</param>
/// <param name="ImageUrl">Absolute or site-relative address of a picture, if any.</param>
/// <param name="Price">Minor units (cents), from 0.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="CommissionBasisPoints">
/// The creator's part of each sale in hundredths of a percent, 0 to 10,000; null for none. Said to its creator and operators alone.
/// </param>
public sealed record ProductCard(
    string ProductId, string Title, string Description, string? ImageUrl, long Price, string Currency,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? CommissionBasisPoints = null);
