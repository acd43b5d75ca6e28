namespace LiveRooms.Protocol.Hub;

/// <summary>A product of a mini shop.</summary>
/// <param name="ProductId">The id within the creator's shop.</param>
/// <param name="Title">1 to 120 characters.</param>
/// <param name="Description">At most 1,000 characters.</param>
/// <param name="ImageUrl">Absolute or site-relative address of a picture, if any.</param>
/// <param name="Price">Minor units (cents), from 0.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record ProductCard(
    string ProductId, string Title, string Description, string? ImageUrl, long Price, string Currency);
