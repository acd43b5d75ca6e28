using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Drops;

/// <summary>A viewer's claim on units of a drop, as it stands now; it changes as the drop evolves.</summary>
public sealed class Reservation
{
    private long _changedPrice = -1;

    internal Reservation(long number, OperationId operation, ViewerId viewer, int quantity, long atMs)
    {
        Number = number;
        OperationKey = operation.Short;
        ViewerKey = viewer.Short;
        Quantity = quantity;
        AtMs = atMs;
    }

    /// <summary>Its number within the drop, from 1, in order of arrival.</summary>
    public long Number { get; }

    /// <summary>The operation that made it.</summary>
    public OperationId Operation => new(OperationKey);

    /// <summary>Whose it is.</summary>
    public ViewerId Viewer => new(ViewerKey);

    /// <summary>Units.</summary>
    public int Quantity { get; }

    /// <summary>Where it stands.</summary>
    public ReservationStatus Status { get; internal set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(AtMs);

    /// <summary>The drop's revision at its last change.</summary>
    public long Revision { get; internal set; }

    /// <summary>While held: it must be confirmed before this.</summary>
    public DateTimeOffset? Deadline =>
        Status == ReservationStatus.Held ? DateTimeOffset.FromUnixTimeMilliseconds(DeadlineMs) : null;

    /// <summary>When it was confirmed, released or cancelled, or expired; a refund keeps the time of the confirmation.</summary>
    public DateTimeOffset? EndedAt => IsActive ? null : DateTimeOffset.FromUnixTimeMilliseconds(EndedMs);

    /// <summary>Whether it still waits or holds.</summary>
    public bool IsActive => Status is ReservationStatus.Waiting or ReservationStatus.Held;

    /// <summary>Whether it was bought, also when it was refunded since.</summary>
    public bool IsOrder => Status is ReservationStatus.Confirmed or ReservationStatus.Refunded;

    /// <summary>Whether its units count against the per-viewer limit.</summary>
    internal bool Counts => IsActive || Status == ReservationStatus.Confirmed;

    /// <summary>Minor units a unit was held at when that is not the announced price; else null.</summary>
    internal long? ChangedPrice
    {
        get => _changedPrice < 0 ? null : _changedPrice;
        set => _changedPrice = value ?? -1;
    }

    internal long AtMs { get; }

    internal long DeadlineMs { get; set; }

    internal long EndedMs { get; set; }

    /// <summary>The operation that confirmed or released it, if one did.</summary>
    internal OperationId? EndedBy
    {
        get => EndedByKey.IsNone ? null : new OperationId(EndedByKey);
        set => EndedByKey = value is { } operation ? operation.Short : default;
    }

    internal ShortId OperationKey { get; }

    internal ShortId ViewerKey { get; }

    internal ShortId EndedByKey { get; private set; }

    /// <summary>The same viewer's reservation before this one.</summary>
    internal Reservation? Earlier { get; set; }
}
