namespace LiveRooms.Protocol.Hub;

/// <summary>
/// A drop as everybody in its show sees it, with the units offered there. sold + held + free = stock. Times are Unix milliseconds.
/// </summary>
/// <param name="DropId">The id.</param>
/// <param name="ShowId">The show it is offered in.</param>
/// <param name="Product">What is sold, at the price of new holds.</param>
/// <param name="Status"><c>announced</c>, <c>open</c>, <c>paused</c>, <c>soldOut</c> or <c>closed</c>.</param>
/// <param name="Stock">Units in all.</param>
/// <param name="Free">Units nobody holds.</param>
/// <param name="Held">Units held, not yet confirmed.</param>
/// <param name="Sold">Units confirmed.</param>
/// <param name="Waiting">Viewers on the waitlist.</param>
/// <param name="PerViewerLimit">Units one viewer may have.</param>
/// <param name="HoldSeconds">How long a hold lasts.</param>
/// <param name="OpensAt">When it opens by itself, if scheduled.</param>
/// <param name="OpenedAt">When it opened.</param>
/// <param name="ClosesAt">When it closes by itself, if scheduled.</param>
/// <param name="Version">Version of the drop at which this was true; of two cards the higher wins.</param>
/// <param name="Revenue">Minor units of what is sold, each order at its own price.</param>
/// <param name="Mode"><c>firstCome</c> or <c>lottery</c>.</param>
/// <param name="Variants">The variants it is sold in, each with its own units; null: it has none.</param>
/// <param name="Payment">Whether an order needs a payment.</param>
/// <param name="Lottery">Of a lottery: its commitment and entries, and its draw once there was one.</param>
/// <param name="WaitlistLimit">Reservations that may wait at once; 0: there is no line to join. Null from an older server.</param>
public sealed record DropCard(
    string DropId, string ShowId, ProductCard Product, string Status, int Stock, int Free, int Held, int Sold, int Waiting,
    int PerViewerLimit, int HoldSeconds, long? OpensAt, long? OpenedAt, long? ClosesAt, long Version, long Revenue = 0,
    string Mode = "firstCome", IReadOnlyList<VariantCard>? Variants = null, bool Payment = false,
    LotteryCard? Lottery = null, int? WaitlistLimit = null);
