using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// A drop, folded from its events: limited stock, reservations, a first-come waitlist. <see cref="DropRules.Decide"/> reads it,
/// only <see cref="Evolve"/> changes it. Not safe for concurrent use.
/// </summary>
public sealed partial class Drop
{
    private readonly Reservations _reservations = new();
    private readonly List<Reservation> _orders = [];
    private readonly Operations _operations;
    private readonly RecentMap<OperationId, DropChanged> _changes = new(DropLimits.ChangeMemory);
    private readonly Viewers _viewers;
    private readonly Shelves _shelves = new();
    private readonly Deadlines _deadlines = new();
    private DropSettings? _settings;
    private DropSettings? _terms;
    private DropStatus _phase;

    private Drop()
    {
        _operations = new Operations(_reservations);
        _viewers = new Viewers(_reservations);
    }

    /// <summary>A new drop to which nothing has happened.</summary>
    public static Drop Initial => new();

    /// <summary>Whether it was created.</summary>
    public bool Exists => _settings is not null;

    /// <summary>Events it was folded from, and more after a loss: of two views of a drop, the one with the higher revision is newer.</summary>
    public long Revision { get; private set; }

    /// <summary>What it was made with.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public DropSettings Settings => _settings ?? throw new InvalidOperationException("The drop was not created.");

    /// <summary>Its settings with the prices and times that hold now.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public DropSettings Terms => _terms ?? throw new InvalidOperationException("The drop was not created.");

    /// <summary>Where it stands; sold out is open with every unit confirmed.</summary>
    public DropStatus Status => StatusWith(Stock);

    /// <summary>Its units: the sum of its shelves'.</summary>
    public Stock Stock => _shelves.Stock;

    /// <summary>Where its units stand: by variant and show.</summary>
    public IReadOnlyList<Shelf> Shelves => _shelves.All;

    /// <summary>The shows in which it is offered, its own first.</summary>
    public IReadOnlyList<ShowId> Shows => _shelves.Shows;

    /// <summary>When it opened, if it did.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When it closed, if it did.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The newest reservation's number; above it after a loss.</summary>
    public long LastNumber => _reservations.LastNumber;

    /// <summary>Reservations ever made, as far as the store knows.</summary>
    public int ReservationCount => _reservations.Count;

    /// <summary>Reservations on the waitlist.</summary>
    public int Waiting => _shelves.Waiting;

    /// <summary>Holds that expired or were let go.</summary>
    public int Lapsed { get; private set; }

    /// <summary>Minor units of what is sold, each order at its own price; without the refunded ones.</summary>
    public long Revenue => Shelves.Sum(s => s.Revenue);

    /// <summary>Confirmed reservations, the refunded ones among them.</summary>
    public int OrderCount => _orders.Count;

    /// <summary>
    /// When <see cref="DropRules.Due"/> has something next: a hold's end, the opening, the draw, the closing. The Unix epoch when there is
    /// work left over already; null when nothing is to come.
    /// </summary>
    public DateTimeOffset? NextDeadline
    {
        get
        {
            if (HasWorkLeft)
                return DateTimeOffset.UnixEpoch;
            var next = _deadlines.Next?.Deadline;
            if (_phase == DropStatus.Announced)
                next = Earlier(next, _terms?.OpensAt);
            next = Earlier(next, EntriesEndAt);
            return _phase == DropStatus.Closed ? next : Earlier(next, _terms?.ClosesAt);
        }
    }

    /// <summary>
    /// Whether somebody who waits could be promoted now, or still waits for a closed drop or its draw: a full batch left them over.
    /// </summary>
    internal bool HasWorkLeft =>
        _phase == DropStatus.Closed ? Waiting + Entries > 0 : Waiting > 0 && _phase == DropStatus.Open && _shelves.Ready.Count > 0;

    internal DropStatus Phase => _phase;

    /// <summary>Shelves on which somebody could be promoted, by number.</summary>
    internal IReadOnlyCollection<int> ReadyShelves => _shelves.Ready;

    internal Deadlines Holds => _deadlines;

    /// <summary>A show's shelves, by number; none when the drop is not offered there.</summary>
    public IReadOnlyList<Shelf> ShelvesOf(ShowId show) => _shelves.Of(show);

    /// <summary>The sum of a show's shelves; nothing where the drop is not offered.</summary>
    public Stock StockIn(ShowId show)
    {
        var sum = default(Stock);
        foreach (var shelf in ShelvesOf(show))
            sum = sum.With(default, shelf.Stock);
        return sum;
    }

    /// <summary>Where it stands for a show's viewers: sold out when every unit offered there is confirmed.</summary>
    public DropStatus StatusIn(ShowId show) => StatusWith(StockIn(show));

    /// <summary>The shelf of a variant (null: of a drop without variants) in a show; null when there is none.</summary>
    public Shelf? FindShelf(ShowId show, VariantId? variant) => _shelves.Find(show, variant);

    /// <summary>The reservation of that number; null when there is none.</summary>
    public Reservation? Find(long number) => _reservations.Find(number);

    /// <summary>The viewer's reservations, oldest first; at most <see cref="DropLimits.MaxAttempts"/>.</summary>
    public IReadOnlyList<Reservation> OfViewer(ViewerId viewer)
    {
        var found = new List<Reservation>();
        for (var r = _viewers.Last(viewer); r is not null; r = _viewers.Before(r))
            found.Add(r);
        found.Reverse();
        return found;
    }

    /// <summary>Confirmed reservations, the refunded ones among them, in the order of their confirmation, from index <paramref name="skip"/>.</summary>
    public IReadOnlyList<Reservation> Orders(int skip, int max)
    {
        var from = Math.Clamp(skip, 0, _orders.Count);
        return _orders.GetRange(from, Math.Clamp(max, 0, _orders.Count - from));
    }

    /// <summary>The place on the waitlist of its shelf, 1 is next; null when it does not wait. O(log n).</summary>
    public int? PlaceOf(long number) =>
        Find(number) is { Status: ReservationStatus.Waiting } waiting ? _shelves[waiting.Shelf].Line.PlaceOf(waiting) : null;

    /// <summary>Minor units a unit of a reservation costs that is held or was bought: the price at which its hold began.</summary>
    public long PriceOf(Reservation reservation) => reservation.ChangedPrice ?? AnnouncedPrice(_shelves[reservation.Shelf]);

    /// <summary>Minor units a unit of a shelf costs whose hold begins now.</summary>
    public long PriceOf(Shelf shelf) => (shelf.Variant is null ? null : Terms.Variants!.All[shelf.Home].Price) ?? Terms.Product.Price;

    /// <summary>What the place of a waiting reservation is worth; null when it does not wait.</summary>
    public Chance? ChanceOf(long number) => PlaceOf(number) is { } place
        ? Chances.Of(_shelves[Find(number)!.Shelf].Stock, OrderCount, Lapsed, place)
        : null;

    /// <summary>
    /// Reservations that are entered, wait or are held, by number after <paramref name="after"/>: at most <paramref name="max"/>, and only of
    /// the next <see cref="DropLimits.MaxScan"/> made.
    /// </summary>
    /// <returns>Them, and the number after which to go on; null at the end.</returns>
    public (IReadOnlyList<Reservation> Found, int? Next) Active(int after, int max)
    {
        var found = new List<Reservation>();
        var next = _reservations.IndexAfter(after);
        var end = Math.Min(_reservations.Count, next + DropLimits.MaxScan);
        while (next < end && found.Count < max)
        {
            if (_reservations[next++] is { IsActive: true } active)
                found.Add(active);
        }

        return (found, next < _reservations.Count ? (int)_reservations[next - 1].Number : null);
    }

    /// <summary>Counted when asked: a viewer has at most <see cref="DropLimits.MaxAttempts"/> reservations, nearly always one.</summary>
    internal Standing StandingOf(ViewerId viewer)
    {
        var standing = default(Standing);
        for (var r = _viewers.Last(viewer); r is not null; r = _viewers.Before(r))
        {
            standing.Attempts++;
            standing.Units += r.Counts ? r.Quantity : 0;
        }

        return standing;
    }

    internal bool TryGetOperation(OperationId id, out Operation operation) => _operations.TryGetValue(id, out operation);

    internal DropChanged? FindChange(OperationId id) => _changes.TryGet(id, out var change) ? change : null;

    /// <summary>The price of new holds when that is not the announced one; else null.</summary>
    internal long? ChangedPriceOf(Shelf shelf) => PriceOf(shelf) is var price && price == AnnouncedPrice(shelf) ? null : price;

    private DropStatus StatusWith(Stock stock) => _phase == DropStatus.Open && stock.Sold == stock.Total ? DropStatus.SoldOut : _phase;

    private long AnnouncedPrice(Shelf shelf) => shelf.Variant?.Price ?? Settings.Product.Price;

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    /// <summary>What one viewer has in the drop.</summary>
    internal struct Standing
    {
        /// <summary>Units waiting, held and confirmed.</summary>
        public int Units;

        /// <summary>Reservations ever made.</summary>
        public int Attempts;
    }
}
