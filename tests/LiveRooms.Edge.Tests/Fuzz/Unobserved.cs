namespace LiveRooms.Edge.Tests.Fuzz;

/// <summary>Exceptions of tasks that nobody looked at, in the whole process, from when it begins to listen.</summary>
internal sealed class Unobserved : IDisposable
{
    private readonly List<Exception> _seen = [];

    internal Unobserved()
    {
        Settle();
        TaskScheduler.UnobservedTaskException += See;
    }

    /// <summary>All of them, from tasks that nobody holds any more.</summary>
    internal IReadOnlyList<Exception> All
    {
        get
        {
            Settle();
            lock (_seen)
                return [.. _seen];
        }
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= See;

    private static void Settle()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    // A host that is gone belongs to a test that is over: the one that is watched lives.
    private void See(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        if (e.Exception.InnerException is ObjectDisposedException { ObjectName: "IServiceProvider" })
            return;
        lock (_seen)
            _seen.Add(e.Exception);
    }
}
