namespace LiveRooms.Faults.Crowd;

/// <summary>A number of happenings to wait for.</summary>
internal sealed class Milestone(int target)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    internal Task Reached => _reached.Task;

    internal int Count => Volatile.Read(ref _count);

    internal void Pass()
    {
        if (Interlocked.Increment(ref _count) == target)
            _reached.SetResult();
    }
}
