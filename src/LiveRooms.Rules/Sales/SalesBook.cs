using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Sales;

/// <summary>
/// What a drop sold, folded from its events: orders, the commission they accrue, and what the drop came to. Keeps only what
/// may still become an order and what became one, in a third of a whole drop's memory. Not safe for concurrent use.
/// </summary>
public sealed partial class SalesBook
{
    private readonly Dictionary<int, Claim> _claims = [];
    private readonly List<Sale> _sales = [];
    private readonly HashIndex _byNumber = new();

    // An order's index when it was accrued; its complement when that was reversed.
    private readonly List<int> _lines = [];
    private readonly Dictionary<int, long> _refundedMs = [];
    private readonly Dictionary<int, PaymentId> _payments = []; // By an order's number.
    private readonly List<OutletSales> _outlets = [];

    // Where orders need a payment: claims that are over, which a late payment may still make an order.
    private readonly Dictionary<int, Claim> _over = [];
    private DropSettings? _settings;
    private DropStatus _phase;
    private int _heldClaims;

    /// <summary>Events it was folded from.</summary>
    public long Revision { get; private set; }

    /// <summary>Whether the drop was created.</summary>
    public bool Exists => _settings is not null;

    /// <summary>What the drop was made with.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public DropSettings Settings => _settings ?? throw new InvalidOperationException("The drop was not created.");

    /// <summary>Units in all.</summary>
    public long Stock { get; private set; }

    /// <summary>Holds ever given.</summary>
    public long Holds { get; private set; }

    /// <summary>Holds that expired or were let go.</summary>
    public long Lapsed { get; private set; }

    /// <summary>When the drop opened, if it did.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When the drop closed, if it did.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What all orders came to.</summary>
    public Takings Total { get; private set; }

    /// <summary>Orders confirmed, the refunded ones among them.</summary>
    public int OrderCount => _sales.Count;

    /// <summary>Lines of the ledger.</summary>
    public int LineCount => _lines.Count;

    /// <summary>Closed, and no hold may still become an order.</summary>
    public bool IsSettled => _phase == DropStatus.Closed && _heldClaims == 0;

    /// <summary>The product's rate, in basis points.</summary>
    public int Rate => Settings.Product.CommissionBasisPoints ?? 0;

    /// <summary>Orders in the order of confirmation.</summary>
    /// <param name="skip">Orders to pass over, from 0.</param>
    /// <param name="max">How many at most.</param>
    public IReadOnlyList<Order> Orders(int skip, int max)
    {
        var orders = new List<Order>();
        for (var i = skip; i < _sales.Count && orders.Count < max; i++)
            orders.Add(OrderOf(_sales[i]));
        return orders;
    }

    /// <summary>
    /// The ledger's lines, the oldest first: at most <paramref name="max"/>, and only of the next <see cref="DropLimits.MaxScan"/>.
    /// </summary>
    /// <param name="skip">Lines to pass over, from 0.</param>
    /// <param name="max">How many at most.</param>
    /// <param name="creator">Whose alone; null for everybody's.</param>
    /// <returns>Them, and how many to pass over for those that follow; null at the end.</returns>
    public (IReadOnlyList<CommissionLine> Lines, int? Next) Lines(int skip, int max, CreatorId? creator = null)
    {
        var lines = new List<CommissionLine>();
        var end = Math.Min(_lines.Count, skip + DropLimits.MaxScan);
        var next = skip;
        while (next < end && lines.Count < max)
        {
            var line = LineOf(_lines[next++]);
            if (creator is null || line.Creator == creator)
                lines.Add(line);
        }

        return (lines, next < _lines.Count ? next : null);
    }

    /// <summary>What the drop came to so far.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public Settlement Settle() => new(
        _phase == DropStatus.Open && Total.Sold == Stock ? DropStatus.SoldOut : _phase,
        Stock, Holds, Lapsed, Total, OpenedAt, ClosedAt,
        [.. _outlets.Select(o => new OutletTakings(o.Outlet, o.Stock, o.Takings))]);

    /// <summary>What one creator's shows sold of it.</summary>
    public Takings TakingsOf(CreatorId creator)
    {
        var takings = default(Takings);
        foreach (var sales in _outlets)
            takings += sales.Outlet.Creator == creator ? sales.Takings : default;
        return takings;
    }

    /// <summary>Whose shows sell it, each once, its own creator first.</summary>
    public IReadOnlyList<CreatorId> Creators => [.. _outlets.Select(o => o.Outlet.Creator).Distinct()];

    private Order OrderOf(in Sale sale) => new(
        Settings.Id, sale.Number, new ViewerId(sale.Viewer.ToString()), _outlets[sale.Shelf].Outlet, sale.Quantity, sale.Price,
        DateTimeOffset.FromUnixTimeMilliseconds(sale.ConfirmedMs), sale.Refunded,
        _payments.TryGetValue(sale.Number, out var payment) ? payment : null);

    private CommissionLine LineOf(int line)
    {
        var reversed = line < 0;
        var index = reversed ? ~line : line;
        var sale = _sales[index];
        return new CommissionLine(
            sale.Number, reversed, _outlets[sale.Shelf].Outlet.Creator, sale.Total, Rate, Commission.Of(sale.Total, Rate),
            DateTimeOffset.FromUnixTimeMilliseconds(reversed ? _refundedMs[index] : sale.ConfirmedMs));
    }

    private sealed class OutletSales(Outlet outlet, long price)
    {
        public Outlet Outlet { get; } = outlet;

        /// <summary>The announced price of a unit.</summary>
        public long Price { get; } = price;

        public long Stock { get; set; }

        public Takings Takings { get; set; }
    }
}
