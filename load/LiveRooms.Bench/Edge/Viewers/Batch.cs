namespace LiveRooms.Bench.Edge.Viewers;

/// <summary>Viewers that are let in together by one part of a crowd, under its lock.</summary>
/// <param name="Gates">Where, in turn.</param>
/// <param name="Count">How many.</param>
/// <param name="Window">How many of them may be on their way in at a time.</param>
internal sealed record Batch(IReadOnlyList<Gate> Gates, int Count, int Window)
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;
    private int _ended;

    /// <summary>Ends when all are in or lost.</summary>
    public Task Over => _over.Task;

    /// <summary>The number of the gate where the next one enters; null when it is to wait.</summary>
    public int? Next() => _begun < Count && _begun - _ended < Window ? _begun++ % Gates.Count : null;

    /// <summary>One is in or lost.</summary>
    public void OnEnd()
    {
        if (++_ended == Count)
            _over.TrySetResult();
    }
}
