using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Runs;

/// <summary>Does one process's part of a run.</summary>
public interface IPerformer
{
    /// <summary>Does it; ends when the last act and the settling after it are over.</summary>
    /// <param name="plan">What.</param>
    /// <param name="clockOffset">How far this machine's clock is behind the coordinator's, microseconds.</param>
    /// <param name="begin">Asked once this process is ready; when all are, it ends with the time of the first act, microseconds of the coordinator's clock.</param>
    /// <param name="progress">Told once a second.</param>
    /// <param name="ends">Asked of it from outside.</param>
    /// <exception cref="OperationCanceledException">It was ended at once.</exception>
    Task<AgentReport> Perform(
        PerformancePlan plan, long clockOffset, Func<CancellationToken, Task<long>> begin, IProgress<TimelinePoint> progress, Ends ends);
}
