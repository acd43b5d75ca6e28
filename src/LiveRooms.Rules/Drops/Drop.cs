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
    private readonly RecentMap<OperationId, DropRestocked> _restocks = new(DropLimits.RestockMemory);
    private readonly Viewers _viewers;
    private readonly Waitlist _waitlist = new();
    private readonly Deadlines _deadlines = new();
    private DropSettings? _settings;
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

    /// <summary>Confirmed reservations.</summary>
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
            return _phase == DropStatus.Closed ? next : Earlier(next, _settings?.ClosesAt);
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

    /// <summary>Confirmed reservations in the order of their confirmation, from index <paramref name="skip"/>.</summary>
    public IReadOnlyList<Reservation> Orders(int skip, int max)
    {
        var from = Math.Clamp(skip, 0, _orders.Count);
        return _orders.GetRange(from, Math.Clamp(max, 0, _orders.Count - from));
    }

    /// <summary>The place on the waitlist, 1 is next; null when it does not wait. O(log n).</summary>
    public int? PlaceOf(long number) =>
        Find(number) is { Status: ReservationStatus.Waiting } waiting ? _waitlist.PlaceOf(waiting) : null;

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

    internal DropRestocked? FindRestock(OperationId id) => _restocks.TryGet(id, out var restock) ? restock : null;

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
