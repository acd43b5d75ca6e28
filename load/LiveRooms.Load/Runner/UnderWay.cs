namespace LiveRooms.Load.Runner;

/// <summary>How many acts were begun and are not over yet: a bounded number.</summary>
internal sealed class UnderWay(int most)
{
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _count;
    private volatile bool _closing;

    /// <summary>Whether no more may begin.</summary>
    public bool IsFull => Volatile.Read(ref _count) >= most;

    public void Enter() => Interlocked.Increment(ref _count);

    public void Leave()
    {
        if (Interlocked.Decrement(ref _count) == 0 && _closing)
            _empty.TrySetResult();
    }

    /// <summary>Nothing begins any more: ends when the last is over.</summary>
    public Task Drained()
    {
        _closing = true;
        if (Interlocked.Read(ref _count) == 0)
            _empty.TrySetResult();
        return _empty.Task;
    }
}
