using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Sales;

/// <summary>A reservation that was bought, perhaps taken back since.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Number">The reservation's number within the drop.</param>
/// <param name="Viewer">Who bought.</param>
/// <param name="Outlet">Where its units came from.</param>
/// <param name="Quantity">Units.</param>
/// <param name="UnitPrice">Minor units for each.</param>
/// <param name="ConfirmedAt">When it was bought.</param>
/// <param name="Refunded">Whether it was taken back.</param>
/// <param name="Payment">What it was paid with, if it was.</param>
[GenerateSerializer, Immutable, Alias("lr.sales.order")]
public sealed record Order(
    DropId Drop, long Number, ViewerId Viewer, Outlet Outlet, int Quantity, long UnitPrice, DateTimeOffset ConfirmedAt, bool Refunded,
    PaymentId? Payment = null)
{
    /// <summary>The order's id: <c>{drop}-{number}</c>.</summary>
    public string Id => new OrderId(Drop, Number).ToString();

    /// <summary>Minor units in all.</summary>
    public long Total => Quantity * UnitPrice;
}
