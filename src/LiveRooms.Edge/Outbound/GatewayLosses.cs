namespace LiveRooms.Edge.Outbound;

/// <summary>
/// The moments at which this edge lost a connection to a silo. What it had asked through that silo may be answered by nobody, although
/// the grain lives elsewhere, and the Orleans client would wait for it until the call's time is up. Which calls those are is not known, so
/// whoever waits asks again: reports, follows and reservations may be asked twice.
/// </summary>
public sealed class GatewayLosses
{
    private TaskCompletionSource _next = New();

    /// <summary>A connection to a silo was lost. Costs nothing where nobody waits.</summary>
    public void Tell() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Asks, and waits for the answer or the next loss.</summary>
    /// <exception cref="GatewayLostException">A connection was lost meanwhile: ask again.</exception>
    internal async Task<T> Answer<T>(Func<Task<T>> ask)
    {
        var lost = Volatile.Read(ref _next).Task;
        var answer = ask();
        if (await Task.WhenAny(answer, lost).ConfigureAwait(false) != answer && !answer.IsCompleted)
        {
            answer.Ignore();
            throw new GatewayLostException();
        }

        return await answer.ConfigureAwait(false);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
