using System.Collections.Immutable;
using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Grains.Drops;

/// <summary>A confirmed reservation, perhaps refunded since.</summary>
/// <param name="Drop">The drop.</param>
/// <param name="Number">The reservation's number.</param>
/// <param name="Viewer">Who bought.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Total">Minor units.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="ConfirmedAt">When.</param>
/// <param name="Status">Confirmed or refunded.</param>
/// <param name="Variant">The variant, where the drop has some.</param>
/// <param name="Show">The show whose units they are.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.order")]
public sealed record OrderView(
    DropId Drop, long Number, ViewerId Viewer, int Quantity, long Total, string Currency, DateTimeOffset ConfirmedAt,
    ReservationStatus Status = ReservationStatus.Confirmed, VariantId? Variant = null, ShowId? Show = null)
{
    /// <summary>The order's id: <c>{drop}-{number}</c>.</summary>
    public string OrderId => IdOf(Drop, Number);

    internal static string IdOf(DropId drop, long number) => $"{drop}-{number}";
}

/// <summary>A page of orders.</summary>
/// <param name="Orders">In order of confirmation.</param>
/// <param name="Next">Orders to pass over for the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("lr.drop.order-page")]
public sealed record OrderPage(ImmutableArray<OrderView> Orders, int? Next);
