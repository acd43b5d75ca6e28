using LiveRooms.Load.Gates;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Reports.Compare;
using LiveRooms.Load.Reports.Figures;
using LiveRooms.Load.Reports.Json;

namespace LiveRooms.Load.Tests.Reports;

public sealed class CompareTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("liverooms-compare-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_is_like_itself()
    {
        var same = Comparison.Of(SampleRun.Good(), SampleRun.Good(), 0);
        Assert.False(same.IsWorse);
        Assert.Empty(same.Unlike);
        Assert.DoesNotContain(same.Figures, figure => figure.Judgement == Judgement.Better);
        Assert.Contains(same.Figures, figure => figure is { Name: "delivery/mobile p99", Judgement: Judgement.Same, Change: "1.00" });
    }

    [Fact]
    public void Slower_is_worse_and_faster_is_better_and_the_tolerance_forgives()
    {
        Assert.Contains(Of(1, 1.5, 0.1).Figures, figure => figure is { Name: "delivery p99", Judgement: Judgement.Worse });
        Assert.Contains(Of(1.5, 1, 0.1).Figures, figure => figure is { Name: "delivery p99", Judgement: Judgement.Better });
        Assert.False(Of(1, 1.05, 0.1).IsWorse);

        static Comparison Of(double before, double after, double tolerance) => Comparison.Of(SampleRun.Good(before), SampleRun.Good(after), tolerance);
    }

    [Fact]
    public void What_says_little_is_shown_and_not_judged()
    {
        var figures = Comparison.Of(SampleRun.Good(), SampleRun.Good(9), 0.1).Figures;
        Assert.All(figures.Where(figure => figure.Name.EndsWith("p99.9", StringComparison.Ordinal)), figure => Assert.Equal(Judgement.None, figure.Judgement));
        Assert.Contains(figures, figure => figure is { Name: "delivery/slow p99", Judgement: Judgement.None });
        Assert.Contains(figures, figure => figure is { Name: "frames a second", Judgement: Judgement.None });
    }

    [Fact]
    public void A_gate_that_failed_or_is_gone_is_worse()
    {
        var good = SampleRun.Good();
        var failed = good with { Gates = [.. good.Gates.Select(gate => gate.Gate == GateNames.NoOversell ? gate with { Passed = false } : gate)] };
        Assert.Contains(Comparison.Of(good, failed, 1).Figures, figure => figure is { Name: GateNames.NoOversell, Judgement: Judgement.Worse });
        Assert.Contains(Comparison.Of(failed, good, 1).Figures, figure => figure is { Name: GateNames.NoOversell, Judgement: Judgement.Better });
        Assert.True(Comparison.Of(good, good with { Gates = [.. good.Gates.Skip(1)] }, 1).IsWorse);
    }

    [Fact]
    public void More_failures_are_worse_and_other_settings_are_said()
    {
        var good = SampleRun.Good();
        var acts = good.Measurements.Acts.Select(act => act with { Failed = new Dictionary<string, long> { ["timeout"] = act.Planned / 100 } });
        var other = good with { Measurements = good.Measurements with { Acts = [.. acts] }, Settings = new Dictionary<string, string>(good.Settings) { ["viewers"] = "10" } };
        var comparison = Comparison.Of(good, other, 1);
        Assert.Contains(comparison.Figures, figure => figure is { Name: "chat failed", Judgement: Judgement.Worse });
        Assert.Equal(["viewers: 50000 before, 10 after"], comparison.Unlike);
    }

    [Fact]
    public void What_is_not_there_any_more_is_worse_and_what_is_new_is_shown()
    {
        var good = SampleRun.Good();
        var less = good with
        {
            Measurements = good.Measurements with
            {
                Latencies = [.. good.Measurements.Latencies.Where(latency => latency.Name != "reserve")],
                Acts = [.. good.Measurements.Acts.Where(act => act.Name != "chat")],
                Counters = new Dictionary<string, long> { ["others"] = 7 },
            },
        };
        var gone = Comparison.Of(good, less, 1).Figures;
        Assert.Contains(gone, figure => figure is { Name: "reserve p99", After: "not there", Judgement: Judgement.Worse });
        Assert.Contains(gone, figure => figure is { Name: "chat failed", After: "not there", Judgement: Judgement.Worse });
        Assert.Contains(gone, figure => figure is { Name: "frames a second", After: "not there", Change: "", Judgement: Judgement.None });
        var come = Comparison.Of(less, good, 1);
        Assert.Contains(come.Figures, figure => figure is { Name: "reserve p99", Before: "not there", Judgement: Judgement.None });
        Assert.False(come.IsWorse);
    }

    [Fact]
    public void Rates_are_of_the_seconds_that_were_measured()
    {
        var good = SampleRun.Good();
        var waited = Comparison.Of(good, good with { Seconds = good.Seconds + 600 }, 0).Figures;
        Assert.Contains(waited, figure => figure is { Name: "frames a second", Change: "1.00" });
        Assert.Equal(KeyFigure.Of(good), KeyFigure.Of(good with { Seconds = good.Seconds + 600 }));
    }

    [Fact]
    public void Agents_that_were_lost_are_judged_by_their_number()
    {
        var (good, bad) = (SampleRun.Good(), SampleRun.Bad());
        Assert.Equal(Judgement.Worse, Lost(good, bad));
        Assert.Equal(Judgement.Better, Lost(bad, good));
        Assert.Equal(Judgement.Same, Lost(bad, bad));
        Assert.Null(Lost(good, good));
        Assert.False(Comparison.Of(bad, bad, 0).IsWorse);

        static Judgement? Lost(RunResult before, RunResult after) =>
            Comparison.Of(before, after, 0).Figures.SingleOrDefault(figure => figure.Name == "agents lost")?.Judgement;
    }

    [Fact]
    public void What_makes_figures_less_than_they_seem_is_said_of_both()
    {
        var doubts = Comparison.Of(SampleRun.Good(), SampleRun.Bad(), 1).Doubts;
        Assert.Contains(doubts, doubt => doubt.StartsWith("after: Agent agent-1 with 25,000 viewers was lost", StringComparison.Ordinal));
        Assert.Contains("after: The generator used 97 % of its 4 cores: its latencies are partly its own.", doubts);
        Assert.All(Comparison.Of(SampleRun.Bad(), SampleRun.Good(), 1).Doubts, doubt => Assert.StartsWith("before: ", doubt, StringComparison.Ordinal));
    }

    [Fact]
    public void An_objective_that_was_given_twice_is_compared_once()
    {
        var twice = SampleRun.Good() with { Gates = [.. SampleRun.Good().Gates, SampleRun.Good().Gates[^1]] };
        Assert.False(Comparison.Of(twice, twice, 0).IsWorse);
    }

    [Fact]
    public void The_command_says_it_by_its_exit_code()
    {
        Assert.Equal((0, ""), Run(Save("a", SampleRun.Good()), Save("b", SampleRun.Good(1.05))));
        Assert.Equal((Commands.NotPassed, ""), Run(Save("a", SampleRun.Good()), Save("c", SampleRun.Bad())));
        Assert.Equal((Commands.NotPassed, ""), Run(Save("a", SampleRun.Good()), Save("c", SampleRun.Bad()), "--markdown", "--tolerance", "5"));
        Assert.Equal(Commands.Failed, Run(Save("a", SampleRun.Good()), Path.Combine(_folder, "nowhere.json")).Code);
        Assert.Equal(Commands.Misused, Run(Save("a", SampleRun.Good()), Save("a", SampleRun.Good()), "--tolerance", "-1").Code);
    }

    private string Save(string name, RunResult run)
    {
        var path = Path.Combine(_folder, $"{name}.json");
        File.WriteAllText(path, RunFile.Write(run));
        return path;
    }

    private static (int Code, string Errors) Run(params string[] args)
    {
        using var errors = new StringWriter();
        return (Commands.Run(["compare", .. args], TextWriter.Null, errors), errors.ToString());
    }
}
