namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>Viewers that are let in together by one thread.</summary>
/// <param name="Gates">Where, in turn.</param>
/// <param name="Count">How many.</param>
/// <param name="Window">How many of them may be on their way in at a time.</param>
/// <param name="Block">Which block of addresses they come from.</param>
internal sealed record Batch(IReadOnlyList<Gate> Gates, int Count, int Window, int Block)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;
    private int _ended;

    /// <summary>Ends when all are in or lost.</summary>
    public Task Over => _over.Task;

    /// <summary>Where the next one enters; null when it is to wait.</summary>
    public Gate? Next() => _begun < Count && _begun - _ended < Window ? Gates[_begun++ % Gates.Count] : null;

    /// <summary>One is in or lost.</summary>
    public void OnEnd()
    {
        if (++_ended == Count)
            _over.TrySetResult();
    }
}
