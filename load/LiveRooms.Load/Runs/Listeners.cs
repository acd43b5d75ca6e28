using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Runs;

/// <summary>Several who are told of each second.</summary>
internal sealed class Listeners(IReadOnlyList<IProgress<TimelinePoint>> all) : IProgress<TimelinePoint>
{
    public void Report(TimelinePoint value)
    {
        foreach (var one in all)
            one.Report(value);
    }
}
