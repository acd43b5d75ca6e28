using System.Diagnostics.Tracing;

namespace LiveRooms.Load.Measure;

/// <summary>
/// Hears from the runtime of each time that all threads were stopped. What the runtime sums up itself does not tell the longest, and
/// its record of a collection is gone with the next.
/// </summary>
internal sealed class PauseListener : EventListener
{
    private const EventKeywords Collections = (EventKeywords)1;

    private DateTime _stopped = DateTime.MaxValue;
    private long _longest;

    /// <summary>The longest stop since it was last asked, milliseconds.</summary>
    public double TakeLongest() => Interlocked.Exchange(ref _longest, 0) / (double)TimeSpan.TicksPerMillisecond;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            EnableEvents(eventSource, EventLevel.Informational, Collections);
    }

    // One call at a time, in order, a little later: the times are those of the events.
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("GCSuspendEEBegin", StringComparison.Ordinal) == true)
            _stopped = eventData.TimeStamp;
        else if (eventData.EventName?.StartsWith("GCRestartEEEnd", StringComparison.Ordinal) == true)
            Take((eventData.TimeStamp - _stopped).Ticks);
    }

    private void Take(long ticks)
    {
        for (var longest = Interlocked.Read(ref _longest); ticks > longest;)
        {
            var seen = Interlocked.CompareExchange(ref _longest, ticks, longest);
            if (seen == longest)
                return;
            longest = seen;
        }
    }
}
