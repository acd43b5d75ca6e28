using Microsoft.Extensions.Logging;

namespace LiveRooms.Grains.Drops;

/// <summary>
/// Says that there is news in a drop's journal: at most one nudge under way, and one more for all that happened meanwhile, after
/// a pause. A nudge says nothing itself; whoever missed one is told by the next, or looks by itself. Lives on the drop's turn.
/// </summary>
/// <param name="nudge">Nudges everybody who follows the journal.</param>
/// <param name="drop">For the log.</param>
/// <param name="time">For the pauses.</param>
/// <param name="log">Where failures go.</param>
internal sealed partial class Nudger(Func<Task> nudge, string drop, TimeProvider time, ILogger log)
{
    private const int ShortestPauseMs = 100;
    private const int LongestPauseMs = 10_000;

    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _wanted;
    private bool _running;

    /// <summary>There is news. Costs nothing while a nudge is under way.</summary>
    public void Nudge()
    {
        _wanted = true;
        if (!_running)
            _ = Run();
    }

    /// <summary>Ends the loop; the next activation nudges at its beginning.</summary>
    public void Stop() => _stopped.TrySetResult();

    private async Task Run()
    {
        _running = true;
        for (var failures = 0; _wanted && !_stopped.Task.IsCompleted;)
        {
            _wanted = false;
            try
            {
                await nudge();
                failures = 0;
            }
#pragma warning disable CA1031 // Whatever failed, it is tried again until the activation ends.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _wanted = true;
                failures++;
                LogNudgeFailed(log, e, drop);
            }

            var pause = Math.Min(ShortestPauseMs << Math.Min(failures, 7), LongestPauseMs);
            await Task.WhenAny(_stopped.Task, Task.Delay(TimeSpan.FromMilliseconds(pause), time, CancellationToken.None));
        }

        _running = false;
    }

    [LoggerMessage(1531, LogLevel.Warning, "Those who follow drop {Drop} could not be nudged; they are again")]
    private static partial void LogNudgeFailed(ILogger log, Exception e, string drop);
}
