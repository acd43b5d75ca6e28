using LiveRooms.Load.Measure;
using LiveRooms.Load.Runs;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>Says that it began, and ends when it is told to.</summary>
internal sealed class FakePerformer : IPerformer
{
    private readonly TaskCompletionSource<(PerformancePlan, long)> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<(PerformancePlan Plan, long At)> Begun => _begun.Task;

    public void End() => _end.TrySetResult();

    public void Fail(string why) => _end.TrySetException(new InvalidOperationException(why));

    public async Task<AgentReport> Perform(
        PerformancePlan plan, long clockOffset, Func<CancellationToken, Task<long>> begin, IProgress<TimelinePoint> progress, Ends ends)
    {
        var at = await begin(ends.AtOnce);
        var viewers = plan.Share.Of(plan.Settings.Viewers);
        progress.Report(Samples.Point(0, viewers));
        _begun.TrySetResult((plan, at));
        // As the real one: what was seen until then is brought home.
        await _end.Task.WaitAsync(ends.Early).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ends.AtOnce.ThrowIfCancellationRequested();
        await (ends.Early.IsCancellationRequested ? Task.CompletedTask : _end.Task);
        return Samples.Report(plan.Share, viewers);
    }
}
