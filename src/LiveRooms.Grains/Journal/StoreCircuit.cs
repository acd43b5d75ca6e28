namespace LiveRooms.Grains.Journal;

/// <summary>
/// Whether the store answers, as far as this process knows. After a silence, or a broken connection, calls are not sent any more: one
/// probe at a time goes out instead, and when one is answered calls are sent again. A call that is merely slow, while others are
/// answered, is waited for. Safe for concurrent use.
/// </summary>
/// <param name="patience">How long a call may stay unanswered, and every other one with it, before the store counts as away.</param>
/// <param name="time">Measures that, and the pauses between probes.</param>
/// <param name="probe">Asks the store for a sign of life; fails when there is none.</param>
/// <param name="opened">Told when the store turns out to be away.</param>
/// <param name="closed">Told when it answers again, with how long it was away.</param>
internal sealed class StoreCircuit(
    TimeSpan patience, TimeProvider time, Func<Task> probe, Action opened, Action<TimeSpan> closed) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stopped = new();
    private long _answered = time.GetTimestamp();
    private int _open;

    /// <summary>Whether the store is known to be away: what would be sent now is refused instead, and never stored.</summary>
    public bool IsOpen => Volatile.Read(ref _open) != 0;

    /// <summary>Waits for the answer to a call that was sent.</summary>
    /// <exception cref="TimeoutException">The store is away. What became of the call is not known.</exception>
    public async Task<T> Watch<T>(Task<T> answer, CancellationToken cancellation)
    {
        while (true)
        {
            var begun = time.GetTimestamp();
            try
            {
                var result = await answer.WaitAsync(patience, time, cancellation).ConfigureAwait(false);
                Answered();
                return result;
            }
            catch (TimeoutException) when (!answer.IsCompleted)
            {
                if (Volatile.Read(ref _answered) > begun)
                    continue;
                Open();
                _ = answer.ContinueWith(
                    static late => late.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                throw;
            }
        }
    }

    /// <summary>The store answered something, be it with an error.</summary>
    public void Answered() => Volatile.Write(ref _answered, time.GetTimestamp());

    /// <summary>The store is away: a connection to it broke, or it is silent.</summary>
    public void Open()
    {
        if (Interlocked.Exchange(ref _open, 1) != 0)
            return;
        opened();
        _ = Probe();
    }

    /// <summary>No probe goes out any more.</summary>
    public void Dispose() => _stopped.Cancel();

    private async Task Probe()
    {
        var since = time.GetTimestamp();
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                await probe().ConfigureAwait(false);
                Answered();
                Volatile.Write(ref _open, 0);
                closed(time.GetElapsedTime(since));
                return;
            }
#pragma warning disable CA1031 // Whatever it was, it was no sign of life.
            catch (Exception)
#pragma warning restore CA1031
            {
                await Task.Delay(Pause, time, _stopped.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
