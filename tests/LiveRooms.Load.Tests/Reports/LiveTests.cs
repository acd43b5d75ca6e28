using LiveRooms.Load.Measure;
using LiveRooms.Load.Reports.Live;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace LiveRooms.Load.Tests.Reports;

public sealed class LiveTests
{
    private static readonly RunOutline Outline = new("headline", "cluster, 50,000 viewers by sockets", 180);

    [Fact]
    public async Task Without_a_terminal_there_is_a_line_now_and_then()
    {
        using var output = new StringWriter();
        await using (var display = RunDisplay.Open(Outline, output, new FakeTimeProvider()))
        {
            display.Stage("making the shows");
            foreach (var point in SampleRun.Good().Measurements.Timeline.Take(11))
                display.Report(point);
        }

        var lines = output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.Equal("making the shows", lines[1]);
        Assert.StartsWith("0:00 of 3:00 | viewers 0", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("0:10 of 3:00 | viewers 16,667 | ", lines[4], StringComparison.Ordinal);
        Assert.Contains("delivery/mobile p50 ", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_the_last_picture_stays()
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 140;
        await using (var display = new TerminalDisplay(Outline, console, new FakeTimeProvider()))
        {
            display.Stage("the drop is open");
            display.Report(SampleRun.Good().Measurements.Timeline[95]);
        }

        Assert.Contains("the drop is open", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("50,000", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("delivery/slow", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Old_seconds_are_forgotten()
    {
        var history = new ProgressHistory();
        foreach (var point in SampleRun.Good().Measurements.Timeline)
            history.Add(point);
        Assert.Equal(ProgressHistory.Most, history.Read().Points.Count);
        Assert.Equal(179, history.Read().Points[^1].Second);
    }

    [Fact]
    public void Bars_are_as_high_as_their_numbers()
    {
        Assert.Equal("▁▄█", ProgressText.Bars([0, 4, 8]));
        Assert.Equal("▁▁", ProgressText.Bars([0, 0]));
        Assert.Equal("", ProgressText.Bars([]));
    }

    [Fact]
    public void The_end_says_what_failed_and_why()
    {
        using var output = new StringWriter();
        VerdictView.Print(SampleRun.Bad(), output);
        var text = output.ToString();
        Assert.Contains("FAILED", text, StringComparison.Ordinal);
        Assert.Contains("viewer load-000812", text, StringComparison.Ordinal);
        Assert.Contains("WARNING: Agent agent-1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_brackets_is_no_markup_of_the_console()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Write(ProgressView.Of(Outline with { Scenario = "[red]x[/" }, "[b", [new TimelinePoint(1, new Dictionary<string, double> { ["[x"] = 1 }, new Dictionary<string, long>(), new Dictionary<string, SecondLatency>())]));
        Assert.Contains("[red]x[/", output.ToString(), StringComparison.Ordinal);
    }
}
