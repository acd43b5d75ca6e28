namespace LiveRooms.Protocol.Hub;

/// <summary>A size, a colour: one of the kinds in which a drop's product is sold. sold + held + free = stock.</summary>
/// <param name="VariantId">The id within the drop.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Price">Minor units for each unit of new holds.</param>
/// <param name="Stock">Units in all.</param>
/// <param name="Free">Units nobody holds.</param>
/// <param name="Held">Units held, not yet confirmed.</param>
/// <param name="Sold">Units confirmed.</param>
/// <param name="Waiting">Viewers on its waitlist.</param>
public sealed record VariantCard(
    string VariantId, string Title, long Price, int Stock, int Free, int Held, int Sold, int Waiting);
