using LiveRooms.Grains.Shows;
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
        await _writer.WhenDurable();
        if (await this.GetReminder(reminderName) is { } reminder && !NeedsReminder)
            await this.UnregisterReminder(reminder);
    }

    private bool NeedsReminder =>
        _creating > 0 || (_drop.Exists && (_drop.Status != DropStatus.Closed || _drop.NextDeadline is not null));

    private void ScheduleDue()
    {
        var next = _drop.NextDeadline;
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
        if (_writer.Failure is not null)
            return;
        var now = time.GetUtcNow();
        while (DropRules.Due(_drop, now) is { } command)
            await Command(command);
        ScheduleDue();
    }

    /// <summary>
    /// What the clock decides comes before what is asked now: at the opening instant the drop is open, whether or not its timer
    /// has run. A few steps at most, each bounded; the timer does the rest.
    /// </summary>
    private void DecideDue(DateTimeOffset now, List<DropEvent> events, List<DropNotice> notices)
    {
        for (var steps = 0; steps < 3 && DropRules.Due(_drop, now) is { } command; steps++)
            Decide(command, now, events, notices);
    }
}
