namespace LiveRooms.Load.Tests;

/// <summary>Waiting for what must happen: a hang fails the test instead of the run.</summary>
internal static class Patience
{
    private static readonly TimeSpan _enough = TimeSpan.FromMinutes(2);

    internal static Task Soon(this Task task) => task.WaitAsync(_enough, TestContext.Current.CancellationToken);

    internal static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(_enough, TestContext.Current.CancellationToken);

    /// <summary>Looks again and again, until it is so.</summary>
    internal static async Task Until(Func<bool> reached)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(_enough);
        while (!reached())
        {
            enough.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
