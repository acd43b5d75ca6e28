using LiveRooms.Edge.Telemetry;

namespace LiveRooms.Edge.Transport.Listening;

/// <summary>
/// The sockets of which it is not known yet whose they are, and of them those that have said nothing. There are not many more than
/// <see cref="Most"/>: who has been silent for longest is given up for each that comes beyond.
/// </summary>
internal sealed class Undecided(EdgeMetrics metrics)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<CancellationTokenSource> _silent = [];
    private int _count;

    /// <summary>Sockets decided about at once.</summary>
    public int Most { get; init; } = 4_096;

    /// <summary>Those that have said nothing.</summary>
    public int Silent
    {
        get
        {
            lock (_gate)
                return _silent.Count;
        }
    }

    /// <summary>Another socket came; to be ended once. False when there are too many, and none of them is silent.</summary>
    public bool TryBegin()
    {
        // The newest may be a viewer who speaks at once; the one that has been silent for longest had its chance.
        if (Volatile.Read(ref _count) >= Most && !GiveUpOldest())
            return false;
        Interlocked.Increment(ref _count);
        metrics.OnUndecided(1);
        return true;
    }

    /// <summary>It is decided.</summary>
    public void End()
    {
        Interlocked.Decrement(ref _count);
        metrics.OnUndecided(-1);
    }

    /// <summary>A wait for a first byte begins. Its source may be cancelled until <see cref="Hear"/>.</summary>
    public LinkedListNode<CancellationTokenSource> Listen(CancellationTokenSource wait)
    {
        lock (_gate)
            return _silent.AddLast(wait);
    }

    /// <summary>A wait is over, however it ended. To be called before its source is disposed of.</summary>
    public void Hear(LinkedListNode<CancellationTokenSource> wait)
    {
        lock (_gate)
        {
            if (wait.List is not null)
                _silent.Remove(wait);
        }
    }

    private bool GiveUpOldest()
    {
        CancellationTokenSource oldest;
        lock (_gate)
        {
            if (_silent.First is not { } first)
                return false;
            _silent.RemoveFirst();
            oldest = first.Value;
        }
        try
        {
            oldest.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just spoken.
        }
        return true;
    }
}
