using CsCheck;
using LiveRooms.Rules.Cluster;
using LiveRooms.Rules.Ids;

namespace LiveRooms.Rules.Tests.Cluster;

public sealed class CensusTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly Census<string> _census = new();

    [Fact]
    public void A_process_is_there_until_it_has_missed_three_reports()
    {
        Report("b", "b1", 0);
        Report("a", "a1", 1);
        Report("b", "b2", 3);
        Assert.Equal([("a1", Make.At(1)), ("b2", Make.At(3))], _census.Present(Make.At(6.999)));
        Assert.Equal([("b2", Make.At(3))], _census.Present(Make.At(7)));
        Assert.Empty(_census.Present(Make.At(9)));
    }

    [Fact]
    public void A_process_that_says_goodbye_is_gone_at_once()
    {
        Report("a", "a1", 0);
        Assert.True(_census.Remove(new("a")));
        Assert.False(_census.Remove(new("a")));
        Assert.Empty(_census.Present(Make.At(0)));
    }

    [Fact]
    public void What_is_asked_of_a_process_is_its_answer_until_it_is_gone()
    {
        Assert.False(_census.Ask(new("a"), ProcessOrder.Drain, Make.At(0)));
        Assert.Equal(ProcessOrder.None, Report("a", "a1", 0));
        Report("b", "b1", 0);
        Assert.True(_census.Ask(new("a"), ProcessOrder.Drain, Make.At(1)));
        Assert.Equal(ProcessOrder.Drain, Report("a", "a2", 2));
        Assert.Equal(ProcessOrder.Drain, Report("a", "a3", 4));
        Assert.Equal(ProcessOrder.None, Report("b", "b2", 4));
        Assert.Equal(ProcessOrder.None, Report("a", "a4", 20));
        Assert.False(_census.Ask(new("b"), ProcessOrder.Drain, Make.At(20)));
    }

    [Fact]
    public void Periods_are_kept_within_their_bounds()
    {
        _census.Report(new("quick"), "q", TimeSpan.FromSeconds(-5), Make.At(0), out _);
        _census.Report(new("slow"), "s", TimeSpan.FromDays(9), Make.At(0), out _);
        Assert.Equal(2, _census.Present(Make.At(0.299)).Count);
        Assert.Equal("s", Assert.Single(_census.Present(Make.At(0.3))).Row);
        Assert.Single(_census.Present(Make.At(179.999)));
        Assert.Empty(_census.Present(Make.At(180)));
    }

    [Fact]
    public void Processes_are_bounded_and_those_that_are_gone_make_room()
    {
        for (var i = 0; i < Census<string>.MaxProcesses; i++)
            Assert.True(_census.Report(new($"p{i}"), "x", Period, Make.At(0), out _));
        Assert.False(_census.Report(new("more"), "x", Period, Make.At(5), out _));
        Assert.True(_census.Report(new("p0"), "y", Period, Make.At(5), out _));
        Assert.True(_census.Report(new("more"), "x", Period, Make.At(6), out _));
        Assert.Equal(2, _census.Present(Make.At(6)).Count);
    }

    [Fact]
    public void A_clock_that_goes_back_leaves_every_process_the_time_it_had()
    {
        Report("a", "a1", 100);
        Assert.Single(_census.Present(Make.At(104)));
        Assert.Equal(Make.At(46), Assert.Single(_census.Present(Make.At(50))).At);
        Assert.Single(_census.Present(Make.At(51.999)));
        Assert.Empty(_census.Present(Make.At(52)));
    }

    [Fact]
    public void It_counts_as_a_list_of_reports_would() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4_000], Gen.Bool).Array[1, 40].Sample(steps =>
    {
        var census = new Census<string>();
        var last = new Dictionary<int, (string Row, DateTimeOffset At)>();
        var now = Make.Start;
        for (var i = 0; i < steps.Length; i++)
        {
            var (process, wait, leaves) = steps[i];
            now += TimeSpan.FromMilliseconds(wait);
            if (leaves)
                last.Remove(process);
            else
                last[process] = ($"{i}", now);
            if (leaves)
                census.Remove(new($"{process}"));
            else
                census.Report(new($"{process}"), $"{i}", Period, now, out _);
            Assert.Equal(last.OrderBy(pair => pair.Key).Select(pair => pair.Value).Where(said => now - said.At < 3 * Period), census.Present(now));
        }
    });

    private ProcessOrder Report(string process, string row, double at)
    {
        Assert.True(_census.Report(new ProcessId(process), row, Period, Make.At(at), out var order));
        return order;
    }
}
