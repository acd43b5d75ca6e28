namespace LiveRooms.Rules.Drops;

/// <summary>
/// Holds by deadline, then number. All holds of a drop last equally long, so that they nearly always arrive in order and a queue
/// serves; those that do not (a clock went back, a promotion in the same millisecond) stand in a sorted set beside it.
/// </summary>
internal sealed class Deadlines
{
    private readonly Queue<Reservation> _inOrder = new();
    private readonly SortedSet<Reservation> _outOfOrder = new(Comparer<Reservation>.Create(Compare));

    // Of the last in the queue: it may have ended since, and then has no deadline any more.
    private (long DeadlineMs, long Number) _last;

    /// <summary>The hold that ends first.</summary>
    public Reservation? Next
    {
        get
        {
            _inOrder.TryPeek(out var first);
            var other = _outOfOrder.Count == 0 ? null : _outOfOrder.Min;
            return first is null || (other is not null && Compare(other, first) < 0) ? other : first;
        }
    }

    public void Add(Reservation hold)
    {
        if (_inOrder.Count == 0 || _last.CompareTo((hold.DeadlineMs, hold.Number)) < 0)
        {
            _inOrder.Enqueue(hold);
            _last = (hold.DeadlineMs, hold.Number);
        }
        else
        {
            _outOfOrder.Add(hold);
        }
    }

    /// <summary>Takes out a reservation whose status is no longer held, while it still has its deadline.</summary>
    public void Remove(Reservation ended)
    {
        if (_outOfOrder.Count > 0)
            _outOfOrder.Remove(ended);
        // Those in the middle of the queue stay until they are its head: at most the holds of one hold time.
        while (_inOrder.TryPeek(out var head) && head.Status != ReservationStatus.Held)
            _inOrder.Dequeue();
    }

    /// <summary>Holds whose deadline is not after <paramref name="nowMs"/>, first ending first, at most <paramref name="max"/>.</summary>
    public List<Reservation> Due(long nowMs, int max)
    {
        var due = new List<Reservation>();
        using var queue = _inOrder.Where(r => r.Status == ReservationStatus.Held).GetEnumerator();
        using var set = _outOfOrder.GetEnumerator();
        bool inQueue = queue.MoveNext(), inSet = set.MoveNext();
        while (due.Count < max && (inQueue || inSet))
        {
            var fromSet = !inQueue || (inSet && Compare(set.Current, queue.Current) < 0);
            var next = fromSet ? set.Current : queue.Current;
            if (next.DeadlineMs > nowMs)
                break;
            due.Add(next);
            if (fromSet)
                inSet = set.MoveNext();
            else
                inQueue = queue.MoveNext();
        }

        return due;
    }

    private static int Compare(Reservation one, Reservation other)
    {
        var byDeadline = one.DeadlineMs.CompareTo(other.DeadlineMs);
        return byDeadline != 0 ? byDeadline : one.Number.CompareTo(other.Number);
    }
}
