namespace LiveRooms.Rules.Sales;

/// <summary>What some orders came to. All in whole units or minor units, from 0.</summary>
/// <param name="Orders">Orders confirmed, the refunded ones among them.</param>
/// <param name="Units">Units of those.</param>
/// <param name="Gross">Minor units of those.</param>
/// <param name="Commission">Commission accrued on those.</param>
/// <param name="RefundedOrders">Orders taken back.</param>
/// <param name="RefundedUnits">Units of those.</param>
/// <param name="Refunds">Minor units of those.</param>
/// <param name="Reversed">Commission taken back with them.</param>
[GenerateSerializer, Immutable, Alias("lr.sales.takings")]
public readonly record struct Takings(
    long Orders, long Units, long Gross, long Commission, long RefundedOrders, long RefundedUnits, long Refunds, long Reversed)
{
    /// <summary>Units sold and not taken back.</summary>
    public long Sold => Units - RefundedUnits;

    /// <summary>Minor units that remain.</summary>
    public long Net => Gross - Refunds;

    /// <summary>Commission that remains.</summary>
    public long NetCommission => Commission - Reversed;

    /// <summary>Both together.</summary>
    public static Takings operator +(Takings one, Takings other) => new(
        one.Orders + other.Orders, one.Units + other.Units, one.Gross + other.Gross, one.Commission + other.Commission,
        one.RefundedOrders + other.RefundedOrders, one.RefundedUnits + other.RefundedUnits, one.Refunds + other.Refunds,
        one.Reversed + other.Reversed);

    /// <summary>With one more order.</summary>
    internal Takings Sell(int units, long total, long commission) => this with
    {
        Orders = Orders + 1,
        Units = Units + units,
        Gross = Gross + total,
        Commission = Commission + commission,
    };

    /// <summary>With one of its orders taken back.</summary>
    internal Takings TakeBack(int units, long total, long commission) => this with
    {
        RefundedOrders = RefundedOrders + 1,
        RefundedUnits = RefundedUnits + units,
        Refunds = Refunds + total,
        Reversed = Reversed + commission,
    };
}
