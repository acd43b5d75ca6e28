using LiveRooms.Load.Gates;
using LiveRooms.Load.Reports;
using LiveRooms.Load.Reports.Compare;
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
