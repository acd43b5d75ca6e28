using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Sales;

/// <summary>One line of a drop's ledger.</summary>
/// <param name="Order">The order's number within the drop.</param>
/// <param name="Reversed">False: accrued when the order was confirmed. True: the same taken back when it was refunded.</param>
/// <param name="Creator">Who earns it.</param>
/// <param name="Gross">Minor units the order cost.</param>
/// <param name="BasisPoints">The product's rate.</param>
/// <param name="Amount">Minor units of commission, from 0.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("lr.sales.line")]
public sealed record CommissionLine(
    long Order, bool Reversed, CreatorId Creator, long Gross, int BasisPoints, long Amount, DateTimeOffset At);
