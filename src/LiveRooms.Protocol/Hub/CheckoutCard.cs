namespace LiveRooms.Protocol.Hub;

/// <summary>Where and what a viewer pays for what is held.</summary>
/// <param name="OrderId">The order to come: <c>{drop}-{reservation}</c>.</param>
/// <param name="Url">The provider's page; an address that begins with a slash is on this site.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Deadline">When the hold ends, Unix milliseconds.</param>
public sealed record CheckoutCard(string OrderId, string Url, long Amount, string Currency, long Deadline);

/// <summary>Where to pay, or why not.</summary>
/// <param name="Problem">Null when there is something to pay.</param>
/// <param name="Checkout">Null when refused.</param>
public sealed record CheckoutReply(Problem? Problem, CheckoutCard? Checkout);
