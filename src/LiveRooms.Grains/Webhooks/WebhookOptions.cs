namespace LiveRooms.Grains.Webhooks;

/// <summary>How facts are delivered to merchants. Configuration section <c>LiveRooms:Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>How often a fact is tried before it becomes a dead letter. 1 to 100.</summary>
    public int Attempts { get; set; } = 12;

    /// <summary>The pause after the first failure; each further one is twice as long. 100 ms to 1 min.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause. 1 s to 1 day, not below <see cref="FirstPause"/>.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one request may take. 100 ms to 1 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a feed that is behind, or whose drop is not settled, is woken if it is not in memory. 1 min to 1 h.</summary>
    public TimeSpan ReminderPeriod { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether endpoints may use http, and stand at addresses that the public internet does not reach. Null: in Development only.
    /// </summary>
    public bool? AllowPrivateAddresses { get; set; }

    /// <summary>The pause before the attempt that follows so many failures, 1 or more: the same whenever it is asked.</summary>
    public TimeSpan PauseAfter(int failures)
    {
        var doubled = FirstPause.Ticks * Math.Pow(2, Math.Min(failures - 1, 40));
        return doubled < LongestPause.Ticks ? TimeSpan.FromTicks((long)doubled) : LongestPause;
    }
}
