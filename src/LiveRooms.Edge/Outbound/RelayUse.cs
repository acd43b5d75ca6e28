namespace LiveRooms.Edge.Outbound;

/// <summary>Counts who uses a relay, and says when nobody has for a while.</summary>
internal sealed class RelayUse(TimeProvider time, TimeSpan linger)
{
    private readonly Lock _gate = new();
    private readonly AsyncSignal _emptied = new();
    private int _users;
    private long _emptySince = time.GetTimestamp();
    private bool _closed;

    /// <summary>Counts a user in; false when the relay has closed: open another.</summary>
    public bool TryEnter()
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            _users++;
            return true;
        }
    }

    /// <summary>Counts a user out.</summary>
    public void Exit()
    {
        lock (_gate)
        {
            if (--_users > 0)
                return;
            _emptySince = time.GetTimestamp();
        }
        _emptied.Set();
    }

    /// <summary>Lets nobody in any more, used or not.</summary>
    public void Close()
    {
        lock (_gate)
            _closed = true;
    }

    /// <summary>Ends, closed, once nobody has used the relay for the time it lingers.</summary>
    public async Task WhenUnused(CancellationToken cancellation)
    {
        while (true)
        {
            switch (Left())
            {
                case null:
                    await _emptied.Wait(cancellation).ConfigureAwait(false);
                    break;
                case { } left when left > TimeSpan.Zero:
                    await _emptied.Wait(left, time, cancellation).ConfigureAwait(false);
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>How long it still lingers, null while it is used; closes it when that is over.</summary>
    private TimeSpan? Left()
    {
        lock (_gate)
        {
            if (_users > 0)
                return null;
            var left = linger - time.GetElapsedTime(_emptySince);
            _closed |= left <= TimeSpan.Zero;
            return left;
        }
    }
}
