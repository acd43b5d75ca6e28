using LiveRooms.Load.Measure;
using Spectre.Console;

namespace LiveRooms.Load.Reports.Live;

/// <summary>A picture that is drawn again and again in its place.</summary>
internal sealed class TerminalDisplay : IRunDisplay
{
    private static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(500);

    private readonly RunOutline _outline;
    private readonly ProgressHistory _history = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Task _drawing;

    public TerminalDisplay(RunOutline outline, IAnsiConsole console, TimeProvider time)
    {
        _outline = outline;
        _drawing = console.Live(View()).StartAsync(context => Draw(context, time, _over.Token));
    }

    public void Stage(string what) => _history.Stage(what);

    public void Report(TimelinePoint value) => _history.Add(value);

    public async ValueTask DisposeAsync()
    {
        if (_over.IsCancellationRequested)
            return;
        await _over.CancelAsync();
        await _drawing;
        _over.Dispose();
    }

    private async Task Draw(LiveDisplayContext context, TimeProvider time, CancellationToken over)
    {
        using var beat = new PeriodicTimer(Redraw, time);
        try
        {
            while (await beat.WaitForNextTickAsync(over))
                context.UpdateTarget(View());
        }
        catch (OperationCanceledException)
        {
            // The last picture stays.
            context.UpdateTarget(View());
        }
    }

    private Spectre.Console.Rendering.IRenderable View()
    {
        var (stage, points) = _history.Read();
        return ProgressView.Of(_outline, stage, points);
    }
}
