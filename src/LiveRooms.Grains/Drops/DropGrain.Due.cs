using LiveRooms.Rules.Drops;

namespace LiveRooms.Grains.Drops;

/// <summary>What a drop does by itself: open, close, let holds expire. A timer while in memory, a reminder in case it is not.</summary>
internal sealed partial class DropGrain
{
    private const string DueReminder = "due";

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    private IGrainTimer? _timer;
    private DateTimeOffset? _scheduled;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await DoDue();
        if (NeedsReminder)
            return;
        // Only what is stored may take the safety net away.
        await _core.WhenDurable();
        if (await this.GetReminder(reminderName) is { } reminder && !NeedsReminder)
            await this.UnregisterReminder(reminder);
    }

    private bool NeedsReminder =>
        _creating > 0 || (State.Exists && (State.Status != DropStatus.Closed || State.NextDeadline is not null));

    private void ScheduleDue()
    {
        var next = State.NextDeadline;
        if (next == _scheduled)
            return;
        _scheduled = next;
        if (next is null)
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }
        var wait = next.Value - time.GetUtcNow();
        wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
        if (_timer is null)
            _timer = this.RegisterGrainTimer(DoDue, new GrainTimerCreationOptions(wait, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
        else
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private async Task DoDue()
    {
        _scheduled = null;
        await _core.DoDue();
        if (_core.Failure is null)
            ScheduleDue();
    }
}
