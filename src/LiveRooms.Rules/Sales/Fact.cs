// THE WIRE of facts to merchants, pinned by a test: add fields at the end, never rename or remove.
using System.Text.Json.Serialization;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Sales;

/// <summary>Something a merchant is told.</summary>
/// <param name="Key">Names this fact for ever: <c>{drop}-e{sequence}</c>. Who has seen it before has heard all of it.</param>
/// <param name="Type">One of <see cref="FactTypes"/>.</param>
/// <param name="DropId">The drop.</param>
/// <param name="ShowId">The show: of an order the one that sold it, else the drop's own.</param>
/// <param name="At">When it happened.</param>
/// <param name="Sequence">Rises from fact to fact of a drop, with gaps.</param>
/// <param name="Data">What there is to say of that type; null for nothing.</param>
public sealed record Fact(
    string Key, string Type, DropId DropId, ShowId ShowId, DateTimeOffset At, long Sequence, FactData? Data);

/// <summary>What a fact says.</summary>
[JsonDerivedType(typeof(AnnouncedData))]
[JsonDerivedType(typeof(ClosedData))]
[JsonDerivedType(typeof(DrawnData))]
[JsonDerivedType(typeof(StockData))]
[JsonDerivedType(typeof(OrderData))]
[JsonDerivedType(typeof(RefundData))]
[JsonDerivedType(typeof(RefundDueData))]
public abstract record FactData;

/// <summary>Of a drop that was announced; of a lottery with what binds it to its seed. Prices are minor units.</summary>
public sealed record AnnouncedData(
    string CreatorId, string ProductId, string Title, long Price, string Currency, int Stock, DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt, string Mode, IReadOnlyList<VariantData>? Variants,
    string? Commitment) : FactData;

/// <summary>A variant of a drop that was announced.</summary>
public sealed record VariantData(string VariantId, string Title, int Stock, long Price);

/// <summary>Of a drop that closed: what was sold by then. Holds may still become orders.</summary>
public sealed record ClosedData(long Stock, long Sold, long Orders, long Gross, string Currency) : FactData;

/// <summary>Of a lottery that was drawn: what anybody needs to check it, in hex.</summary>
public sealed record DrawnData(int Entries, string Seed, string Root, string RankRoot) : FactData;

/// <summary>Of a stock that changed by the creator's hand: by how many units, and what there is since.</summary>
public sealed record StockData(long Delta, long Stock, long Sold, string? VariantId) : FactData;

/// <summary>Of an order that was bought. Prices and the commission are minor units.</summary>
public record OrderData(
    string OrderId, long ReservationId, string ViewerId, string CreatorId, string ProductId, string? VariantId, int Quantity,
    long UnitPrice, long Total, string Currency, long Commission, string? PaymentId) : FactData;

/// <summary>Of an order that was taken back: the order, whether its units are for sale again, and what there is since.</summary>
public sealed record RefundData : OrderData
{
    internal RefundData(OrderData order, bool toStock, long stock)
        : base(order) => (ToStock, Stock) = (toStock, stock);

    /// <summary>Whether its units are for sale again; else they left the stock.</summary>
    [JsonPropertyOrder(1)]
    public bool ToStock { get; }

    /// <summary>The drop's units in all, after it.</summary>
    [JsonPropertyOrder(2)]
    public long Stock { get; }
}

/// <summary>Of a payment that bought nothing: its money is to be given back. The reason is late, double or mismatch.</summary>
public sealed record RefundDueData(
    string OrderId, long ReservationId, string PaymentId, long Amount, string Currency, string Reason) : FactData;
