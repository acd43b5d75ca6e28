namespace LiveRooms.Rules.Sales;

/// <summary>What kinds of facts there are, as merchants read them.</summary>
public static class FactTypes
{
    /// <summary>A drop was announced.</summary>
    public const string DropAnnounced = "drop.announced";

    /// <summary>It opened.</summary>
    public const string DropOpened = "drop.opened";

    /// <summary>It closed.</summary>
    public const string DropClosed = "drop.closed";

    /// <summary>A lottery was drawn.</summary>
    public const string DropDrawn = "drop.drawn";

    /// <summary>Its creator added units or took some away.</summary>
    public const string StockChanged = "stock.changed";

    /// <summary>An order was bought.</summary>
    public const string OrderConfirmed = "order.confirmed";

    /// <summary>An order was taken back.</summary>
    public const string OrderRefunded = "order.refunded";

    /// <summary>A payment bought nothing: its money is to be given back.</summary>
    public const string RefundDue = "payment.refundDue";
}
