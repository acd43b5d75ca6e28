namespace LiveRooms.Edge.Inbound;

/// <summary>Every session of this edge, in a room or not, until it ends or is taken to be told goodbye. Costs a session two links.</summary>
internal sealed class OpenSessions
{
    private readonly Lock _gate = new();
    private ViewerSession? _first;
    private ViewerSession? _last;
    private int _count;
    private bool _areTaken;

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _count;
        }
    }

    /// <summary>Whether no more are let in.</summary>
    public bool AreTaken
    {
        get
        {
            lock (_gate)
                return _areTaken;
        }
    }

    /// <summary>Lets no more in: those that there are can only become fewer. How many they are.</summary>
    public int Close()
    {
        lock (_gate)
        {
            _areTaken = true;
            return _count;
        }
    }

    /// <summary>Keeps a session; false once no more are let in.</summary>
    public bool TryAdd(ViewerSession session)
    {
        lock (_gate)
        {
            if (_areTaken)
                return false;
            session.Before = _last;
            if (_last is null)
                _first = session;
            else
                _last.After = session;
            _last = session;
            _count++;
            return true;
        }
    }

    /// <summary>Forgets a session, if it is kept.</summary>
    public void Remove(ViewerSession session)
    {
        lock (_gate)
        {
            if (session == _first || session.Before is not null)
                Unlink(session);
        }
    }

    /// <summary>Takes the one that came first; null when there are none.</summary>
    public ViewerSession? Take()
    {
        lock (_gate)
        {
            var session = _first;
            if (session is not null)
                Unlink(session);
            return session;
        }
    }

    private void Unlink(ViewerSession session)
    {
        var (before, after) = (session.Before, session.After);
        if (before is null)
            _first = after;
        else
            before.After = after;
        if (after is null)
            _last = before;
        else
            after.Before = before;
        (session.Before, session.After) = (null, null);
        _count--;
    }
}
