namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>Exceptions of tasks that nobody looked at, in the whole process, while it listens.</summary>
internal sealed class Unobserved : IDisposable
{
    private readonly List<Exception> _seen = [];

    internal Unobserved() => TaskScheduler.UnobservedTaskException += See;

    /// <summary>All of them, from tasks that nobody holds any more.</summary>
    internal IReadOnlyList<Exception> All
    {
        get
        {
            for (var i = 0; i < 2; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
            lock (_seen)
                return [.. _seen];
        }
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= See;

    private void See(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        lock (_seen)
            _seen.Add(e.Exception);
    }
}
