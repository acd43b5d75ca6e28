namespace LiveRooms.Protocol.Http;

/// <summary>GET /api/drops/{id}/settlement: what a drop came to so far. Money is minor units.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="Status">Where the drop stands.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Stock">Units in all.</param>
/// <param name="Sold">Units sold and not taken back.</param>
/// <param name="Refunded">Units taken back.</param>
/// <param name="Unsold">Units that are not sold, those still held among them.</param>
/// <param name="Holds">Holds ever given.</param>
/// <param name="Lapsed">Holds that expired or were let go.</param>
/// <param name="Orders">Orders confirmed, the refunded ones among them.</param>
/// <param name="Gross">What those cost.</param>
/// <param name="Refunds">What was paid back.</param>
/// <param name="Net">Gross less refunds.</param>
/// <param name="Commission">Commission on what remains.</param>
/// <param name="OpenedAt">Unix milliseconds, if it opened.</param>
/// <param name="ClosedAt">Unix milliseconds, if it closed.</param>
/// <param name="Variants">The same by variant; null without variants.</param>
/// <param name="Shows">The same by show, the drop's own first.</param>
public sealed record SettlementCard(
    string DropId, string Status, string Currency, long Stock, long Sold, long Refunded, long Unsold, long Holds, long Lapsed,
    long Orders, long Gross, long Refunds, long Net, long Commission, long? OpenedAt, long? ClosedAt,
    IReadOnlyList<VariantTakings>? Variants, IReadOnlyList<ShowTakings> Shows);

/// <summary>What was sold of one variant.</summary>
/// <param name="VariantId">The variant.</param>
/// <param name="Title">Its title.</param>
/// <param name="Stock">Its units in all.</param>
/// <param name="Sold">Units sold and not taken back.</param>
/// <param name="Gross">What its orders cost, the refunded ones among them.</param>
public sealed record VariantTakings(string VariantId, string Title, long Stock, long Sold, long Gross);

/// <summary>What one show sold.</summary>
/// <param name="ShowId">The show.</param>
/// <param name="CreatorId">Who earns its commission.</param>
/// <param name="Sold">Units sold and not taken back.</param>
/// <param name="Gross">What its orders cost, the refunded ones among them.</param>
/// <param name="Commission">Commission on what remains.</param>
public sealed record ShowTakings(string ShowId, string CreatorId, long Sold, long Gross, long Commission);

/// <summary>A line of a drop's commission ledger. Money is minor units.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Kind"><c>accrued</c> when it was bought, or <c>reversed</c>, the same amount, when it was taken back.</param>
/// <param name="CreatorId">Who earns it.</param>
/// <param name="Gross">What the order cost.</param>
/// <param name="BasisPoints">The product's rate in hundredths of a percent.</param>
/// <param name="Commission">The commission, from 0; half units went to the even neighbour.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="At">When, Unix milliseconds.</param>
public sealed record CommissionLine(
    string OrderId, string Kind, string CreatorId, long Gross, int BasisPoints, long Commission, string Currency, long At);

/// <summary>GET /api/creators/{id}/commission: what a creator's shows earned.</summary>
/// <param name="Totals">By currency.</param>
/// <param name="Drops">Those whose product has a commission, the newest first; at most 10,000.</param>
public sealed record CommissionCard(IReadOnlyList<CommissionTotal> Totals, IReadOnlyList<DropCommission> Drops);

/// <summary>Commission in one currency. Money is minor units.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Orders">Orders confirmed, the refunded ones among them.</param>
/// <param name="Gross">What those cost.</param>
/// <param name="Commission">What accrued on those.</param>
/// <param name="Reversed">What refunds took back of it: commission less reversed remains.</param>
public sealed record CommissionTotal(string Currency, long Orders, long Gross, long Commission, long Reversed);

/// <summary>Commission of one drop; as <see cref="CommissionTotal"/>.</summary>
/// <param name="DropId">The drop.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Orders">Orders confirmed.</param>
/// <param name="Gross">What those cost.</param>
/// <param name="Commission">What accrued.</param>
/// <param name="Reversed">What was taken back of it.</param>
public sealed record DropCommission(string DropId, string Currency, long Orders, long Gross, long Commission, long Reversed);
