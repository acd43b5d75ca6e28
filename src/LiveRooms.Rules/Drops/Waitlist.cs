namespace LiveRooms.Rules.Drops;

/// <summary>
/// Reservations waiting, in the order of their turns. A Fenwick tree counts who is still waiting, so
/// that a place costs O(log n) however many left from the middle.
/// </summary>
internal sealed class Waitlist
{
    private const int SmallestLine = 16;

    private Reservation?[] _line = [];
    private int[] _tree = [0];
    private int _head;
    private int _end;

    public int Count { get; private set; }

    /// <summary>Units that those waiting want, all together.</summary>
    public long Units { get; private set; }

    public Reservation? Head => Count == 0 ? null : _line[_head];

    /// <summary>Puts a reservation at the end; its turn is after every one that ever was there.</summary>
    public void Add(Reservation reservation)
    {
        if (_end > _head && _line[_end - 1]!.Turn >= reservation.Turn)
            throw new InvalidOperationException($"Reservation {reservation.Number} with turn {reservation.Turn} is too late for its place.");
        if (_end == _line.Length)
            Rebuild();
        _line[_end++] = reservation;
        Update(_end, 1);
        Count++;
        Units += reservation.Quantity;
    }

    /// <summary>Takes out a reservation whose status is no longer waiting.</summary>
    public void Remove(Reservation reservation)
    {
        var index = IndexOf(reservation.Turn);
        if (index < 0)
            throw new InvalidOperationException($"Reservation {reservation.Number} is not on the waitlist.");
        Update(index + 1, -1);
        Count--;
        Units -= reservation.Quantity;
        if (Count == 0)
        {
            Array.Clear(_line, _head, _end - _head);
            _head = _end = 0;
            return;
        }

        while (_line[_head]!.Status != ReservationStatus.Waiting)
            _line[_head++] = null;
    }

    /// <summary>1 for the head; the caller knows that it waits.</summary>
    public int PlaceOf(Reservation reservation)
    {
        var place = 0;
        for (var i = IndexOf(reservation.Turn) + 1; i > 0; i &= i - 1)
            place += _tree[i];
        return place;
    }

    /// <summary>Steps through those waiting from the head; begin with a cursor of 0.</summary>
    public Reservation? Next(ref int cursor)
    {
        cursor = Math.Max(cursor, _head);
        while (cursor < _end)
        {
            var found = _line[cursor++]!;
            if (found.Status == ReservationStatus.Waiting)
                return found;
        }

        return null;
    }

    private int IndexOf(long turn)
    {
        int low = _head, high = _end - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var at = _line[middle]!.Turn;
            if (at == turn)
                return middle;
            if (at < turn)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    private void Update(int position, int change)
    {
        for (var i = position; i < _tree.Length; i += i & -i)
            _tree[i] += change;
    }

    // Half of the new line is free, so that rebuilding costs O(1) an arrival on the whole.
    private void Rebuild()
    {
        var line = new Reservation?[Math.Max(SmallestLine, Count * 2)];
        int cursor = 0, count = 0;
        while (Next(ref cursor) is { } waiting)
            line[count++] = waiting;

        _line = line;
        _tree = new int[line.Length + 1];
        _head = 0;
        _end = count;
        for (var position = 1; position < _tree.Length; position++)
        {
            _tree[position] += position <= count ? 1 : 0;
            var parent = position + (position & -position);
            if (parent < _tree.Length)
                _tree[parent] += _tree[position];
        }
    }
}
