using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Tests.Agents;

/// <summary>Keeps what it is told.</summary>
internal sealed class Seconds : IProgress<TimelinePoint>
{
    private readonly TaskCompletionSource<TimelinePoint> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<TimelinePoint> All { get; } = [];

    public Task<TimelinePoint> First => _first.Task;

    public void Report(TimelinePoint value)
    {
        All.Add(value);
        _first.TrySetResult(value);
    }
}
