using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>
/// A viewer's claim on units of a drop, as it stands now; it changes as the drop evolves. A drop may have millions of them, so
/// that each field is as short as what it may hold, and what is never there together shares one.
/// </summary>
public sealed class Reservation
{
    private readonly int _number;
    private readonly byte _quantity;
    private readonly ushort _shelf;
    private byte _status;
    private int _rank;
    private int _changedPrice = -1;
    private int _earlier;
    private uint _revision;

    // While held the deadline, once it is over the end.
    private long _untilMs;

    /// <exception cref="InvalidOperationException">A number is out of range: the journal is damaged.</exception>
    internal Reservation(long number, OperationId operation, ViewerId viewer, int quantity, long atMs, int shelf)
    {
        if (number is < 1 or > int.MaxValue || quantity is < 1 or > byte.MaxValue || shelf is < 0 or > ushort.MaxValue)
            throw new InvalidOperationException($"Reservation {number} of {quantity} units from shelf {shelf} cannot be.");
        _number = (int)number;
        OperationKey = operation.Short;
        ViewerKey = viewer.Short;
        _quantity = (byte)quantity;
        _shelf = (ushort)shelf;
        AtMs = atMs;
    }

    /// <summary>Its number within the drop, from 1, in order of arrival.</summary>
    public long Number => _number;

    /// <summary>Its place in the order of its shelf's waitlist: lower is served first. The number, unless a draw gave a rank.</summary>
    public long Turn => _rank == 0 ? _number : _rank;

    /// <summary>Its rank in the draw, 1 comes first; null when it was in none.</summary>
    public int? Rank
    {
        get => _rank == 0 ? null : _rank;
        internal set => _rank = value ?? 0;
    }

    /// <summary>The operation that made it.</summary>
    public OperationId Operation => new(OperationKey);

    /// <summary>Whose it is.</summary>
    public ViewerId Viewer => new(ViewerKey);

    /// <summary>Units.</summary>
    public int Quantity => _quantity;

    /// <summary>The number of the shelf its units come from.</summary>
    public int Shelf => _shelf;

    /// <summary>Where it stands.</summary>
    public ReservationStatus Status
    {
        get => (ReservationStatus)_status;
        internal set => _status = checked((byte)value);
    }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(AtMs);

    /// <summary>The drop's revision at its last change.</summary>
    public long Revision
    {
        get => _revision;
        internal set => _revision = checked((uint)value);
    }

    /// <summary>While held: it must be confirmed before this.</summary>
    public DateTimeOffset? Deadline =>
        Status == ReservationStatus.Held ? DateTimeOffset.FromUnixTimeMilliseconds(_untilMs) : null;

    /// <summary>When it was confirmed, released or cancelled, or expired; a refund keeps the time of the confirmation.</summary>
    public DateTimeOffset? EndedAt => IsActive ? null : DateTimeOffset.FromUnixTimeMilliseconds(_untilMs);

    /// <summary>Whether it still is in a lottery, waits or holds.</summary>
    public bool IsActive => Status is ReservationStatus.Waiting or ReservationStatus.Held or ReservationStatus.Entered;

    /// <summary>Whether it was bought, also when it was refunded since.</summary>
    public bool IsOrder => Status is ReservationStatus.Confirmed or ReservationStatus.Refunded;

    /// <summary>Whether its units count against the per-viewer limit.</summary>
    internal bool Counts => IsActive || Status == ReservationStatus.Confirmed;

    /// <summary>Minor units a unit was held at when that is not the announced price; else null.</summary>
    internal long? ChangedPrice
    {
        get => _changedPrice < 0 ? null : _changedPrice;
        set => _changedPrice = checked((int)(value ?? -1));
    }

    internal long AtMs { get; }

    /// <summary>While held, the deadline.</summary>
    internal long DeadlineMs => _untilMs;

    /// <summary>The operation that confirmed or released it, if one did.</summary>
    internal OperationId? EndedBy
    {
        get => EndedByKey.IsNone ? null : new OperationId(EndedByKey);
        set => EndedByKey = value is { } operation ? operation.Short : default;
    }

    internal ShortId OperationKey { get; }

    internal ShortId ViewerKey { get; }

    internal ShortId EndedByKey { get; private set; }

    /// <summary>The number of the same viewer's reservation before this one; 0 when it is the first.</summary>
    internal long Earlier
    {
        get => _earlier;
        set => _earlier = (int)value;
    }

    /// <summary>Sets the deadline of one that is held, or the time at which one ended.</summary>
    internal void SetUntil(DateTimeOffset? time) => _untilMs = time?.ToUnixTimeMilliseconds() ?? 0;
}
