using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Live;

/// <summary>Shows how a run goes. Told by any thread, about once a second, and never keeps it waiting; disposed before anything else is written.</summary>
internal interface IRunDisplay : IProgress<TimelinePoint>, IAsyncDisposable
{
    /// <summary>What is done now, beside the acts: making shows, waiting for all to settle, reading the journals.</summary>
    void Stage(string what);
}
