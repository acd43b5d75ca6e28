namespace LiveRooms.Grains;

/// <summary>
/// Stores a grain's state for many callers: one write in flight, and one more for all who changed it meanwhile. Lives on the
/// grain's turn.
/// </summary>
/// <param name="write">Stores the state as it is when called.</param>
/// <param name="failed">Told that what is stored is no longer known.</param>
internal sealed class StateSaver(Func<Task> write, Action failed)
{
    private Task _running = Task.CompletedTask;
    private Task? _next;

    /// <summary>Ends when what is in the state now is stored.</summary>
    public Task Save() => _next ??= SaveAfter(_running);

    /// <summary>Ends when no write is under way or wanted; fails when the last one did.</summary>
    public Task Done => _next ?? _running;

    private async Task SaveAfter(Task previous)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        await Task.Yield();
        _running = _next!;
        _next = null;
        try
        {
            await write();
        }
        catch
        {
            failed();
            throw;
        }
    }
}
