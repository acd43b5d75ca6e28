using LiveRooms.Grains.Shedding;
using LiveRooms.Rules.Shedding;

namespace LiveRooms.Grains.Tests.Shedding;

/// <summary>Finds what a test says.</summary>
internal sealed class HandMeter : ILoadMeter
{
    private readonly Lock _gate = new();
    private readonly List<(int Looks, TaskCompletionSource Done)> _waiting = [];

    internal LoadReading Now { get; set; }

    internal Exception? Failure { get; set; }

    internal int Looks { get; private set; }

    /// <summary>Ends when it has looked so often.</summary>
    internal Task Looked(int looks)
    {
        lock (_gate)
        {
            if (Looks >= looks)
                return Task.CompletedTask;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((looks, done));
            return done.Task.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public ValueTask<LoadReading> Read(CancellationToken cancellation)
    {
        lock (_gate)
        {
            Looks++;
            foreach (var (_, done) in _waiting.Where(one => one.Looks <= Looks))
                done.TrySetResult();
        }

        return Failure is null ? ValueTask.FromResult(Now) : ValueTask.FromException<LoadReading>(Failure);
    }
}
