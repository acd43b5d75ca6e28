using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// A drop, folded from its events: limited stock, reservations, a first-come waitlist. <see cref="DropRules.Decide"/> reads it,
/// only <see cref="Evolve"/> changes it. Not safe for concurrent use.
/// </summary>
public sealed partial class Drop
{
    private readonly List<Reservation> _reservations = [];
    private readonly List<Reservation> _orders = [];
    private readonly Operations _operations;
    private readonly RecentMap<OperationId, DropChanged> _changes = new(DropLimits.ChangeMemory);
    private readonly Viewers _viewers;
    private readonly Waitlist _waitlist = new();
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

    /// <summary>Events it was folded from: of two views of a drop, the one with the higher revision is newer.</summary>
    public long Revision { get; private set; }

    /// <summary>What it was made with.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public DropSettings Settings => _settings ?? throw new InvalidOperationException("The drop was not created.");

    /// <summary>Its settings with the price and the closing time that hold now.</summary>
    /// <exception cref="InvalidOperationException">It was not created.</exception>
    public DropSettings Terms => _terms ?? throw new InvalidOperationException("The drop was not created.");

    /// <summary>Where it stands; sold out is open with every unit confirmed.</summary>
    public DropStatus Status => _phase == DropStatus.Open && Stock.Sold == Stock.Total ? DropStatus.SoldOut : _phase;

    /// <summary>Its units.</summary>
    public Stock Stock { get; private set; }

    /// <summary>When it opened, if it did.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When it closed, if it did.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Reservations ever made; the newest one's number.</summary>
    public long LastNumber => _reservations.Count;

    /// <summary>Reservations on the waitlist.</summary>
    public int Waiting => _waitlist.Count;

    /// <summary>Holds that expired or were let go.</summary>
    public int Lapsed { get; private set; }

    /// <summary>Minor units of what is sold, each order at its own price; without the refunded ones.</summary>
    public long Revenue { get; private set; }

    /// <summary>Confirmed reservations, the refunded ones among them.</summary>
    public int OrderCount => _orders.Count;

    /// <summary>
    /// When <see cref="DropRules.Due"/> has something next: a hold's end, the opening, the closing. The Unix epoch when there is
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
                next = Earlier(next, _settings?.OpensAt);
            return _phase == DropStatus.Closed ? next : Earlier(next, _terms?.ClosesAt);
        }
    }

    /// <summary>Whether somebody who waits could be promoted now, or still waits for a closed drop: a full batch left them over.</summary>
    internal bool HasWorkLeft => _waitlist.Head is { } head
        && (_phase == DropStatus.Closed || (_phase == DropStatus.Open && head.Quantity <= Stock.Free));

    internal DropStatus Phase => _phase;

    internal Waitlist Line => _waitlist;

    internal Deadlines Holds => _deadlines;

    /// <summary>The reservation of that number; null when there is none.</summary>
    public Reservation? Find(long number) => number >= 1 && number <= _reservations.Count ? _reservations[(int)number - 1] : null;

    /// <summary>The viewer's reservations, oldest first; at most <see cref="DropLimits.MaxAttempts"/>.</summary>
    public IReadOnlyList<Reservation> OfViewer(ViewerId viewer)
    {
        var found = new List<Reservation>();
        for (var r = _viewers.Last(viewer); r is not null; r = r.Earlier)
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

    /// <summary>The place on the waitlist, 1 is next; null when it does not wait. O(log n).</summary>
    public int? PlaceOf(long number) =>
        Find(number) is { Status: ReservationStatus.Waiting } waiting ? _waitlist.PlaceOf(waiting) : null;

    /// <summary>Minor units a unit of a reservation costs that is held or was bought: the price at which its hold began.</summary>
    public long PriceOf(Reservation reservation) => reservation.ChangedPrice ?? Settings.Product.Price;

    /// <summary>What the place of a waiting reservation is worth; null when it does not wait.</summary>
    public Chance? ChanceOf(long number) => PlaceOf(number) is { } place ? Chances.Of(Stock, OrderCount, Lapsed, place) : null;

    /// <summary>
    /// Reservations that wait or are held, by number after <paramref name="after"/>: at most <paramref name="max"/>, and only of
    /// the next <see cref="DropLimits.MaxScan"/> made.
    /// </summary>
    /// <returns>Them, and the number after which to go on; null at the end.</returns>
    public (IReadOnlyList<Reservation> Found, int? Next) Active(int after, int max)
    {
        var found = new List<Reservation>();
        var next = Math.Clamp(after, 0, _reservations.Count);
        var end = Math.Min(_reservations.Count, next + DropLimits.MaxScan);
        while (next < end && found.Count < max)
        {
            if (_reservations[next++] is { IsActive: true } active)
                found.Add(active);
        }

        return (found, next < _reservations.Count ? next : null);
    }

    /// <summary>Counted when asked: a viewer has at most <see cref="DropLimits.MaxAttempts"/> reservations, nearly always one.</summary>
    internal Standing StandingOf(ViewerId viewer)
    {
        var standing = default(Standing);
        for (var r = _viewers.Last(viewer); r is not null; r = r.Earlier)
        {
            standing.Attempts++;
            standing.Units += r.Counts ? r.Quantity : 0;
        }

        return standing;
    }

    internal bool TryGetOperation(OperationId id, out Operation operation) => _operations.TryGetValue(id, out operation);

    internal DropChanged? FindChange(OperationId id) => _changes.TryGet(id, out var change) ? change : null;

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
