using LiveRooms.Load.Measure;

namespace LiveRooms.Load.Reports.Live;

/// <summary>Lines: a stage at once, a second now and then.</summary>
internal sealed class PlainDisplay : IRunDisplay
{
    // Logs are read by people, later.
    private const int EverySeconds = 5;

    private readonly Lock _turn = new();
    private readonly RunOutline _outline;
    private readonly TextWriter _output;
    private int _next;

    public PlainDisplay(RunOutline outline, TextWriter output)
    {
        (_outline, _output) = (outline, output);
        output.WriteLine($"{outline.Scenario}: {outline.About}");
    }

    public void Stage(string what)
    {
        lock (_turn)
            _output.WriteLine(what);
    }

    public void Report(TimelinePoint value)
    {
        lock (_turn)
        {
            if (value.Second < _next)
                return;
            _next = value.Second - (value.Second % EverySeconds) + EverySeconds;
            _output.WriteLine(ProgressText.Line(_outline, value));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
