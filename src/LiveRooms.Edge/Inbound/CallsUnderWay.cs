namespace LiveRooms.Edge.Inbound;

/// <summary>How many calls of one connection are not answered, for who wants to end it when they are.</summary>
internal sealed class CallsUnderWay
{
    private int _count;
    private TaskCompletionSource? _none;

    public void Begin() => Interlocked.Increment(ref _count);

    public void End()
    {
        if (Interlocked.Decrement(ref _count) == 0)
            Volatile.Read(ref _none)?.TrySetResult();
    }

    /// <summary>Done when there was a moment without any since it was asked; null when there are none now.</summary>
    public Task? WhenNone()
    {
        if (Volatile.Read(ref _count) == 0)
            return null;
        var none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _none, none);
        if (Volatile.Read(ref _count) == 0)
            none.TrySetResult();
        return none.Task;
    }
}
