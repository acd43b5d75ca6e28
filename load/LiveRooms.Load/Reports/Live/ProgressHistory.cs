using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Live;

/// <summary>The last seconds of a run; what is older is forgotten. Safe from any thread.</summary>
internal sealed class ProgressHistory
{
    /// <summary>So many seconds are kept.</summary>
    public const int Most = 40;

    private readonly Lock _turn = new();
    private readonly Queue<TimelinePoint> _points = new(Most);
    private string _stage = "";

    /// <summary>What is done now.</summary>
    public void Stage(string what)
    {
        lock (_turn)
            _stage = what;
    }

    /// <summary>Takes in a second.</summary>
    public void Add(TimelinePoint point)
    {
        lock (_turn)
        {
            if (_points.Count == Most)
                _points.Dequeue();
            _points.Enqueue(point);
        }
    }

    /// <summary>All there is now.</summary>
    public (string Stage, IReadOnlyList<TimelinePoint> Points) Read()
    {
        lock (_turn)
            return (_stage, [.. _points]);
    }
}
