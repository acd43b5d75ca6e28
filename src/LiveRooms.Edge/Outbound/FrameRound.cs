namespace LiveRooms.Edge.Outbound;

/// <summary>
/// The sending of ticks, one after the other. Viewers at the same place share one frame, encoded once, over all partitions; only
/// a viewer with directed events gets one of its own. Nobody waits for a socket, so a tick takes as long as its sends do.
/// Called by one loop.
/// </summary>
internal sealed class FrameRound(Audience audience, FrameComposer composer, Lock gate, TimeProvider time)
{
    private readonly Lock _sum = new();
    private readonly FrameSteps _steps = new(composer);
    private readonly List<AudiencePartition> _partitions = [];
    private TaskCompletionSource _done = new();
    private RoundCount _count;
    private Exception? _failure;
    private int _left;

    /// <summary>The tick's frames.</summary>
    public FrameSteps Steps => _steps;

    /// <summary>Whether a partition has not finished the tick.</summary>
    public bool IsUnderWay => Volatile.Read(ref _left) > 0;

    /// <summary>Sends every viewer whose socket is free what it lacks; ends when every partition has.</summary>
    /// <exception cref="Exception">Whatever a partition threw, now or since the tick before: the relay is broken.</exception>
    public async ValueTask<RoundResult> Send()
    {
        if (IsUnderWay)
            throw new InvalidOperationException("One tick at a time.");
        var started = time.GetTimestamp();
        composer.Tell();
        lock (gate)
            audience.Divide(_partitions);
        (_count, _failure, _left) = (default, null, _partitions.Count);
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // The last one's work is done here, so that a small room wakes nobody.
        for (var i = 0; i < _partitions.Count; i++)
            _partitions[i].Begin(this, here: i == _partitions.Count - 1);
        await _done.Task.ConfigureAwait(false);
        return new RoundResult(
            time.GetElapsedTime(started), _count.Sent, _count.Skipped, _count.Personal, _count.TooSlow, _count.LinesSkipped);
    }

    /// <summary>A partition is done.</summary>
    public void Done(RoundCount count, Exception? failure)
    {
        lock (_sum)
        {
            _count += count;
            _failure ??= failure;
            if (--_left > 0)
                return;
        }
        _steps.Release();
        if (_failure is { } broken)
            _done.SetException(broken);
        else
            _done.SetResult();
    }
}
