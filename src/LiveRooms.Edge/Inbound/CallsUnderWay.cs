namespace LiveRooms.Edge.Inbound;

/// <summary>How many calls of one connection are not answered, for who wants to end it when they are.</summary>
internal sealed class CallsUnderWay
{
    private int _count;
    private int _ended;
    private TaskCompletionSource? _none;

    public void Begin() => Interlocked.Increment(ref _count);

    public void End()
    {
        Interlocked.Increment(ref _ended);
        if (Interlocked.Decrement(ref _count) == 0)
            Volatile.Read(ref _none)?.TrySetResult();
    }

    /// <summary>
    /// Done when none is under way and the last one ended so long ago that its answer is written: a call ends a moment before that.
    /// For one who waits at a time.
    /// </summary>
    public async Task Answered(TimeSpan writing, TimeProvider time, CancellationToken cancellation)
    {
        int ended;
        do
        {
            await None().WaitAsync(cancellation).ConfigureAwait(false);
            ended = Volatile.Read(ref _ended);
            await Task.Delay(writing, time, cancellation).ConfigureAwait(false);
        }
        while (Volatile.Read(ref _count) > 0 || Volatile.Read(ref _ended) != ended);
    }

    /// <summary>Done when there was a moment without any since it was asked.</summary>
    private Task None()
    {
        var none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _none, none);
        if (Volatile.Read(ref _count) == 0)
            none.TrySetResult();
        return none.Task;
    }
}
