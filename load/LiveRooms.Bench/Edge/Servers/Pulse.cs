using System.Diagnostics;

namespace LiveRooms.Bench.Edge.Servers;

/// <summary>Does something evenly so many times a second; what is late is not made up for.</summary>
internal static class Pulse
{
    /// <summary>Beats until stopped; without a pause when <paramref name="perSecond"/> is 0.</summary>
    public static async Task Run(double perSecond, Func<Task> beat, CancellationToken stop)
    {
        var period = perSecond == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1 / perSecond);
        var begun = Stopwatch.GetTimestamp();
        for (var due = TimeSpan.Zero; !stop.IsCancellationRequested; due += period)
        {
            var wait = due - Stopwatch.GetElapsedTime(begun);
            if (perSecond > 0 && wait > TimeSpan.Zero)
                await Task.Delay(wait, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else if (-wait > period)
                due -= wait;
            if (!stop.IsCancellationRequested)
                await beat().ConfigureAwait(false);
        }
    }
}
