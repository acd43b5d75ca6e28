using LiveRooms.Protocol;

namespace LiveRooms.Client.Link;

/// <summary>Lets commands wait until the room is entered, again and again, and says so when it never will be.</summary>
internal sealed class Entries
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = NewSignal();
    private bool _inside;
    private long _last;
    private Problem? _closed;

    /// <summary>How often the room was entered.</summary>
    internal long Last => Interlocked.Read(ref _last);

    internal void Enter()
    {
        lock (_gate)
        {
            _last++;
            _inside = true;
            Pulse();
        }
    }

    internal void Leave()
    {
        lock (_gate)
        {
            _inside = false;
        }
    }

    internal void Close(Problem because)
    {
        lock (_gate)
        {
            _closed ??= because;
            Pulse();
        }
    }

    /// <summary>Waits to be inside at a later entry than <paramref name="after"/>, or closed.</summary>
    internal async Task<(long Entry, Problem? Closed)> InsideAsync(long after, CancellationToken cancel)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_closed is not null || (_inside && _last > after))
                {
                    return (_last, _closed);
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancel).ConfigureAwait(false);
        }
    }

    private void Pulse()
    {
        var before = _changed;
        _changed = NewSignal();
        before.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
