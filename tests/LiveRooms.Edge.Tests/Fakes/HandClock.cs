using Microsoft.Extensions.Time.Testing;

namespace LiveRooms.Edge.Tests.Fakes;

/// <summary>A clock moved by hand that tells when somebody begins to wait, so that a test moves it neither too early nor twice.</summary>
internal sealed class HandClock : FakeTimeProvider
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TimeSpan, int> _begun = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal HandClock()
        : base(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (_gate)
        {
            _begun[dueTime] = _begun.GetValueOrDefault(dueTime) + 1;
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        return timer;
    }

    /// <summary>Ends when a wait of just this length has begun that no earlier call here has told of.</summary>
    internal async Task Waiting(TimeSpan length)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_begun.GetValueOrDefault(length) > 0)
                {
                    _begun[length]--;
                    return;
                }
                changed = _changed.Task;
            }
            await changed.Soon();
        }
    }

    /// <summary>Waits for a wait of this length to begin, then lets it pass.</summary>
    internal async Task Pass(TimeSpan length)
    {
        await Waiting(length);
        Advance(length);
    }
}
