namespace LiveRooms.Grains.Journal;

/// <summary>
/// For a writer that outlives its store's absence: an append is tried until it is stored or refused, and others can tell meanwhile
/// that the store is away. The entry stays the same, so that a try which was stored without an answer is known again. Lives on the
/// grain's turn; one append at a time.
/// </summary>
/// <param name="inner">The store.</param>
/// <param name="patience">How long an append may stay unanswered before the store counts as away.</param>
/// <param name="time">For that, and for the pauses between tries.</param>
/// <param name="turnedAway">Called when the store turns out to be away, before those are told who wait for <see cref="Away"/>.</param>
/// <param name="turnedBack">Called when it answers again, with how long it was away.</param>
internal sealed class PatientJournal(
    IJournal inner, TimeSpan patience, TimeProvider time, Action turnedAway, Action<TimeSpan> turnedBack) : IJournal
{
    private const int ShortestPauseMs = 50;
    private const int LongestPauseMs = 1_000;

    private readonly TaskCompletionSource _hurried = new();
    private bool _isStopped;
    private TaskCompletionSource _away = NewSource();
    private long _since;

    /// <summary>Whether an append waits that the store has not answered in time.</summary>
    public bool IsAway => _away.Task.IsCompleted;

    /// <summary>Completes when the store is away; another one after it was back.</summary>
    public Task Away => _away.Task;

    /// <summary>The end is near: what waits is tried at once, and a try that begins from now on is the last of its append.</summary>
    public void Hurry() => _hurried.TrySetResult();

    /// <summary>Nothing is tried any more: what is not stored fails as unavailable.</summary>
    public void Stop()
    {
        _isStopped = true;
        Hurry();
    }

    /// <inheritdoc/>
    public async Task<bool> Append(JournalKey key, long expectedVersion, ReadOnlyMemory<byte> entry)
    {
        for (var failures = 0; ;)
        {
            if (_isStopped)
                throw new JournalUnavailableException($"Journal {key} is not tried any more.");
            var last = _hurried.Task.IsCompleted;
            try
            {
                var stored = await InTime(inner.Append(key, expectedVersion, entry));
                // An earlier try may have been stored without an answer: then it is what refused this one.
                if (!stored && failures > 0)
                    stored = await Holds(key, expectedVersion, entry);
                TurnBack();
                return stored;
            }
            catch (JournalUnavailableException) when (!last && !_isStopped)
            {
                TurnAway();
            }

            var pause = TimeSpan.FromMilliseconds(Math.Min(ShortestPauseMs << Math.Min(failures++, 5), LongestPauseMs));
            await Task.WhenAny(_hurried.Task, Task.Delay(pause, time, CancellationToken.None));
        }
    }

    /// <inheritdoc/>
    public Task<JournalHead> Load(JournalKey key, CancellationToken cancellation = default) => inner.Load(key, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> Read(JournalKey key, long after, int max, CancellationToken cancellation = default) =>
        inner.Read(key, after, max, cancellation);

    /// <inheritdoc/>
    public Task SaveSnapshot(JournalKey key, long version, ReadOnlyMemory<byte> snapshot, bool trim) =>
        inner.SaveSnapshot(key, version, snapshot, trim);

    private async Task<bool> InTime(Task<bool> answer)
    {
        try
        {
            return await answer.WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            if (!answer.IsCompleted)
                TurnAway();
            return await answer;
        }
    }

    /// <summary>
    /// Whether the entry stands after that version. Should another writer have stored the very same, this one's state is that of the
    /// journal all the same, and the next append decides between them.
    /// </summary>
    private async Task<bool> Holds(JournalKey key, long version, ReadOnlyMemory<byte> entry)
    {
        try
        {
            return await inner.Read(key, version, 1) is [var next] && next.Bytes.Span.SequenceEqual(entry.Span);
        }
        catch (JournalTrimmedException)
        {
            return false;
        }
    }

    private void TurnAway()
    {
        if (IsAway)
            return;
        _since = time.GetTimestamp();
        turnedAway();
        _away.SetResult();
    }

    private void TurnBack()
    {
        if (!IsAway)
            return;
        _away = NewSource();
        turnedBack(time.GetElapsedTime(_since));
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
