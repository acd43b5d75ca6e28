using LiveRooms.Rules.Drops;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Drops;

/// <summary>The rules of a drop said again in the plainest way: lists, sums over everything, nothing kept that can be counted.</summary>
internal sealed partial class NaiveDrop
{
    private readonly Dictionary<OperationId, (DropCommand Command, long? Number)> _done = [];
    private DropSettings _settings = null!;
    private readonly List<Place> _places = [];
    private readonly Dictionary<VariantId, long> _prices = [];
    private long _price;
    private DateTimeOffset? _closesAt;
    private DateTimeOffset? _opensAt;

    public List<Claim> Claims { get; } = [];

    public bool IsOpen { get; private set; }

    public bool IsClosed { get; private set; }

    public bool IsPaused { get; private set; }

    public DropSettings Terms => _settings with
    {
        OpensAt = _opensAt,
        ClosesAt = _closesAt,
        Product = _settings.Product with { Price = _price },
        Variants = _settings.Variants is { } all
            ? Variants.Of(all.All.Select(v => v with { Price = _prices.TryGetValue(v.Id, out var price) ? price : null }))
            : null,
    };

    public IReadOnlyList<Place> Places => _places;

    public int Held => Units(ReservationStatus.Held);

    public int Sold => Units(ReservationStatus.Confirmed);

    public int Free => _places.Sum(FreeOf);

    public int Total => _places.Sum(p => p.Total);

    public IEnumerable<Claim> Line => Claims.Where(c => c.Status == ReservationStatus.Waiting).OrderBy(c => c.Turn);

    public DropStatus Status =>
        IsClosed ? DropStatus.Closed : !IsOpen ? DropStatus.Announced : IsPaused ? DropStatus.Paused : Sold == Total ? DropStatus.SoldOut : DropStatus.Open;

    public DateTimeOffset? NextDeadline
    {
        get
        {
            if ((IsClosed && Line.Any()) || (IsOpen && !IsPaused && !IsClosed && _places.Any(p => LineOf(p).FirstOrDefault()?.Quantity <= FreeOf(p))))
                return DateTimeOffset.UnixEpoch;
            var times = Claims.Where(c => c.Status == ReservationStatus.Held).Select(c => (DateTimeOffset?)c.Deadline).ToList();
            if (!IsOpen && !IsClosed)
                times.Add(_opensAt);
            if (!IsClosed)
                times.Add(_closesAt);
            times.Add(EntriesEndAt);
            return times.Min();
        }
    }

    public (RefusalReason? Refusal, long? Number) Do(DropCommand command, DateTimeOffset now)
    {
        // No show means the drop's own.
        if (command is Reserve { Show: null } here)
            command = here with { Show = _settings.Show };
        var operation = OperationOf(command);
        if (operation is { } id && _done.TryGetValue(id, out var earlier))
            return earlier.Command == command ? (null, earlier.Number) : (RefusalReason.OperationConflict, null);
        var (refusal, number) = command switch
        {
            CreateDrop create => Create(create),
            OpenDrop open => (Open(open, now), null),
            CloseDrop close => (Close(close, now), null),
            DrawLottery draw => (Draw(draw, now), null),
            RestockDrop restock => (Restock(restock, now), null),
            ReduceStock reduce => (Reduce(reduce), null),
            StartCountdown countdown => (Countdown(countdown, now), null),
            ShareDrop share => (Share(share, now), null),
            RevokeShare revoke => (Revoke(revoke, now), null),
            PauseDrop => (Pause(now), null),
            ResumeDrop => (Resume(now), null),
            MoveClosing move => (Move(move, now), null),
            ChangePrice change => (Reprice(change, now), null),
            CancelReservation cancel => (Cancel(cancel, now), null),
            RefundReservation refund => (Refund(refund, now), null),
            Reserve reserve => Reserve(reserve, now),
            Confirm confirm => (Confirm(confirm, now), confirm.Number),
            Release release => (Release(release, now), release.Number),
            SettlePayment payment => Settle(payment, now),
            Expire _ => (Expire(now), null),
            _ => throw new InvalidOperationException(),
        };
        // Who enters again is only told of the entry there is: the drop remembers no second operation for it.
        if (refusal is null && operation is { } done && !IsEnteredAgain(command, number))
            _done[done] = (command, number);
        return (refusal, refusal is null ? number : null);
    }

    public int UnitsOf(ViewerId viewer) => Claims
        .Where(c => c.Viewer == viewer && (c.IsActive || c.Status == ReservationStatus.Confirmed))
        .Sum(c => c.Quantity);

    public IEnumerable<Claim> LineOf(Place place) => Line.Where(c => c.Place == place);

    private static OperationId? OperationOf(DropCommand command) => command switch
    {
        Reserve reserve => reserve.Operation,
        Confirm confirm => confirm.Operation,
        Release release => release.Operation,
        ChangeDrop change => change.Operation,
        _ => null,
    };

    private (RefusalReason?, long?) Create(CreateDrop create)
    {
        _settings = create.Settings;
        foreach (var variant in create.Settings.Variants?.All.Cast<Variant?>() ?? [null])
        {
            _places.Add(new Place(variant?.Id, create.Settings.Show, variant?.Stock ?? create.Settings.Stock));
            if (variant?.Price is { } own)
                _prices[variant.Id] = own;
        }

        _price = create.Settings.Product.Price;
        _closesAt = create.Settings.ClosesAt;
        _opensAt = create.Settings.OpensAt;
        return (null, null);
    }

    private RefusalReason? Open(OpenDrop open, DateTimeOffset now)
    {
        if (open.By is null && !(_opensAt <= now))
            return null;
        if (IsClosed)
            return RefusalReason.DropWrongState;
        IsOpen = true;
        _openedAt ??= now;
        return null;
    }

    private RefusalReason? Close(CloseDrop close, DateTimeOffset now)
    {
        if (close.By is null && !(_closesAt <= now))
            return null;
        IsClosed = true;
        foreach (var waiting in Line.Concat(Entries))
            waiting.Status = ReservationStatus.Released;
        return null;
    }

    private RefusalReason? Restock(RestockDrop restock, DateTimeOffset now)
    {
        if (restock.Units < 1)
            return RefusalReason.StockInvalid;
        if (IsClosed)
            return RefusalReason.DropWrongState;
        if (Home(restock.Variant) is not { } place)
            return RefusalReason.VariantUnknown;
        place.Total += restock.Units;
        Promote(now, place);
        return null;
    }

    private RefusalReason? Reduce(ReduceStock reduce)
    {
        if (reduce.Units < 1)
            return RefusalReason.StockInvalid;
        if (IsClosed)
            return RefusalReason.DropWrongState;
        if (Home(reduce.Variant) is not { } place)
            return RefusalReason.VariantUnknown;
        if (FreeOf(place) < reduce.Units)
            return RefusalReason.StockTaken;
        place.Total -= reduce.Units;
        return null;
    }

    private RefusalReason? Pause(DateTimeOffset now)
    {
        if (!IsSelling(now))
            return RefusalReason.DropWrongState;
        IsPaused = true;
        return null;
    }

    private RefusalReason? Resume(DateTimeOffset now)
    {
        if (!IsPaused || IsOver(now))
            return RefusalReason.DropWrongState;
        IsPaused = false;
        Promote(now);
        return null;
    }

    private RefusalReason? Move(MoveClosing move, DateTimeOffset now)
    {
        if (IsOver(now))
            return RefusalReason.DropWrongState;
        if (move.ClosesAt <= now || (!IsOpen && move.ClosesAt <= _opensAt + (_settings.EntryTime ?? TimeSpan.Zero)))
            return RefusalReason.DropSettingsInvalid;
        _closesAt = move.ClosesAt;
        return null;
    }

    private RefusalReason? Reprice(ChangePrice change, DateTimeOffset now)
    {
        if (IsOver(now))
            return RefusalReason.DropWrongState;
        if (change.Variant is not null && Home(change.Variant) is null)
            return RefusalReason.VariantUnknown;
        if (change.Price < 0)
            return RefusalReason.ProductInvalid;
        if (change.Variant is { } variant)
            _prices[variant] = change.Price;
        else
            _price = change.Price;
        return null;
    }

    private RefusalReason? Cancel(CancelReservation cancel, DateTimeOffset now)
    {
        var claim = Claims.SingleOrDefault(c => c.Number == cancel.Number);
        if (claim is null)
            return RefusalReason.ReservationUnknown;
        if (!claim.IsActive)
            return RefusalReason.ReservationWrongState;
        claim.Status = ReservationStatus.Cancelled;
        Promote(now, claim.Place);
        return null;
    }

    private RefusalReason? Refund(RefundReservation refund, DateTimeOffset now)
    {
        var claim = Claims.SingleOrDefault(c => c.Number == refund.Number);
        if (claim is null)
            return RefusalReason.ReservationUnknown;
        if (claim.Status != ReservationStatus.Confirmed)
            return RefusalReason.ReservationWrongState;
        claim.Status = ReservationStatus.Refunded;
        if (refund.ToStock)
            Promote(now, claim.Place);
        else
            claim.Place.Total -= claim.Quantity;
        return null;
    }

    private (RefusalReason?, long?) Reserve(Reserve reserve, DateTimeOffset now)
    {
        if (Home(reserve.Variant) is null)
            return (RefusalReason.VariantUnknown, null);
        if (PlaceOf(reserve.Variant, reserve.Show ?? _settings.Show) is not { } place)
            return (RefusalReason.DropNotOffered, null);
        if (reserve.Quantity < 1 || reserve.Quantity > _settings.PerViewerLimit)
            return (RefusalReason.QuantityInvalid, null);
        if (!IsOpen && !IsClosed)
            return (RefusalReason.DropNotOpen, null);
        if (IsOver(now))
            return (RefusalReason.DropClosed, null);
        if (IsPaused)
            return (RefusalReason.DropPaused, null);
        if (Entries.SingleOrDefault(c => c.Viewer == reserve.Viewer) is { } entry)
            return (null, entry.Number);
        if (UnitsOf(reserve.Viewer) + reserve.Quantity > _settings.PerViewerLimit)
            return (RefusalReason.OverViewerLimit, null);
        if (Claims.Count(c => c.Viewer == reserve.Viewer) >= DropLimits.MaxAttempts)
            return (RefusalReason.TooManyAttempts, null);
        var claim = new Claim(Claims.Count + 1, reserve.Viewer, reserve.Quantity, place);
        if (IsEntering)
            claim.Status = ReservationStatus.Entered;
        else if (!LineOf(place).Any() && reserve.Quantity <= FreeOf(place))
            claim.Hold(now + _settings.HoldTime, PriceAt(place));
        else if (Line.Count() >= _settings.WaitlistLimit)
            return (RefusalReason.SoldOut, null);
        Claims.Add(claim);
        return (null, claim.Number);
    }

    private RefusalReason? Confirm(Confirm confirm, DateTimeOffset now)
    {
        var claim = Claims.SingleOrDefault(c => c.Number == confirm.Number);
        if (claim is null)
            return RefusalReason.ReservationUnknown;
        if (claim.Viewer != confirm.Viewer)
            return RefusalReason.ReservationNotYours;
        if (claim.Status == ReservationStatus.Expired || (claim.Status == ReservationStatus.Held && claim.Deadline <= now))
            return RefusalReason.ReservationExpired;
        if (claim.Status != ReservationStatus.Held)
            return RefusalReason.ReservationWrongState;
        if (_settings.Payment && claim.Price > 0)
            return RefusalReason.PaymentRequired;
        claim.Status = ReservationStatus.Confirmed;
        return null;
    }

    private RefusalReason? Release(Release release, DateTimeOffset now)
    {
        var claim = Claims.SingleOrDefault(c => c.Number == release.Number);
        if (claim is null)
            return RefusalReason.ReservationUnknown;
        if (claim.Viewer != release.Viewer)
            return RefusalReason.ReservationNotYours;
        if (claim.Status == ReservationStatus.Expired)
            return RefusalReason.ReservationExpired;
        if (!claim.IsActive)
            return RefusalReason.ReservationWrongState;
        claim.Status = ReservationStatus.Released;
        Promote(now, claim.Place);
        return null;
    }

    private RefusalReason? Expire(DateTimeOffset now)
    {
        foreach (var claim in Claims.Where(c => c.Status == ReservationStatus.Held && c.Deadline <= now))
            claim.Status = ReservationStatus.Expired;
        Promote(now);
        return null;
    }

    // Only where units came free: after the clock went back another place may wait for the next thing that is due.
    private void Promote(DateTimeOffset now, Place? only = null)
    {
        foreach (var place in _places.Where(p => only is null || p == only))
        {
            while (IsSelling(now) && LineOf(place).FirstOrDefault() is { } head && head.Quantity <= FreeOf(place))
                head.Hold(now + _settings.HoldTime, PriceAt(place));
        }
    }

    private bool IsSelling(DateTimeOffset now) => IsOpen && !IsPaused && !IsOver(now);

    private bool IsOver(DateTimeOffset now) => IsClosed || _closesAt <= now;

    private int Units(ReservationStatus status) => Claims.Where(c => c.Status == status).Sum(c => c.Quantity);

    internal sealed class Claim(long number, ViewerId viewer, int quantity, Place place)
    {
        public Place Place { get; } = place;

        public long Number { get; } = number;

        public ViewerId Viewer { get; } = viewer;

        public int Quantity { get; } = quantity;

        public ReservationStatus Status { get; set; }

        public bool IsActive => Status is ReservationStatus.Waiting or ReservationStatus.Held or ReservationStatus.Entered;

        public int? Rank { get; set; }

        public long Turn => Rank ?? Number;

        public DateTimeOffset Deadline { get; private set; }

        public long Price { get; private set; }

        public bool WasHeld { get; private set; }

        public void Hold(DateTimeOffset until, long price)
        {
            (Price, WasHeld) = (price, true);
            Status = ReservationStatus.Held;
            Deadline = until;
        }

        public void Charge(long announced) => Price = WasHeld ? Price : announced;
    }
}
