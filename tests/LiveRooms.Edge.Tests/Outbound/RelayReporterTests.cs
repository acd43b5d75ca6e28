using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules;
using LiveRooms.Rules.Shedding;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class RelayReporterTests
{
    [Fact]
    public async Task What_comes_during_a_report_goes_with_the_next_one_in_order()
    {
        await using var bench = new ReporterBench();
        var answer = new TaskCompletionSource();
        bench.Answer = async report =>
        {
            await answer.Task;
            return bench.Show.Taken(report);
        };
        var first = bench.Reporter.Say(ReporterBench.Post(0));
        bench.Start();
        await bench.Called();
        var others = Enumerable.Range(1, 1_500).Select(i => bench.Reporter.Say(ReporterBench.Post(i))).ToArray();
        bench.Reporter.React(ReactionKind.Heart, 3);
        bench.Reporter.React(ReactionKind.Fire, 2);
        answer.SetResult();
        await bench.Tick();
        await bench.Called();
        await bench.Tick();
        await bench.Called();

        Assert.All(await Task.WhenAll([first, .. others]).Soon(), Assert.Null);
        Assert.Equal([1, 1_000, 500], bench.Show.Reports.Select(r => r.Lines.Length));
        Assert.Equal(Enumerable.Range(0, 1_501).Select(i => $"line {i}"), bench.Show.Reports.SelectMany(r => r.Lines).Select(l => l.Text));
        Assert.Equal(new ReactionTotals(Heart: 3, Fire: 2), bench.Show.Reports[^1].Totals);
    }

    [Fact]
    public async Task Each_line_is_answered_for_itself_even_when_the_tally_is_refused()
    {
        await using var bench = new ReporterBench();
        var muted = new Refusal(RefusalReason.ChatMuted, "muted");
        bench.Answer = report => Task.FromResult(new ReportReply(
            new Refusal(RefusalReason.Busy, "too many sessions"), [.. report.Lines.Select((_, i) => i == 1 ? muted : null)], false, default));
        var lines = Enumerable.Range(0, 3).Select(i => bench.Reporter.Say(ReporterBench.Post(i))).ToArray();
        bench.Start();
        Assert.Equal([null, muted, null], await Task.WhenAll(lines).Soon());
    }

    [Fact]
    public async Task A_report_refused_as_a_whole_refuses_its_lines_and_its_reactions_go_again()
    {
        await using var bench = new ReporterBench();
        bench.Answer = _ => Task.FromResult(new ReportReply(new Refusal(RefusalReason.Busy, "full"), [], false, default, LoadLevel.Full));
        bench.Reporter.React(ReactionKind.Heart, 3);
        var line = bench.Reporter.Say(ReporterBench.Post(1));
        bench.Start();
        Assert.Equal(RefusalReason.Busy, (await line.Soon())!.Reason);
        Assert.Equal([LoadLevel.Full], bench.Heard);
        bench.Answer = _ => null;
        await bench.Tick();
        await bench.Clock.Pass(bench.Options.Heartbeat);
        await bench.Called();
        await bench.Called();
        Assert.Equal([3L, 3L], bench.Show.Reports.Select(r => r.Totals.Heart));
        Assert.Empty(bench.Show.Reports[1].Lines);
    }

    [Fact]
    public async Task A_lost_answer_sends_the_same_report_again()
    {
        await using var bench = new ReporterBench();
        var lost = 2;
        bench.Answer = report => --lost >= 0 ? Task.FromException<ReportReply>(new TimeoutException()) : null;
        var line = bench.Reporter.Say(ReporterBench.Post(1));
        bench.Reporter.React(ReactionKind.Like, 1);
        bench.Start();
        await bench.Clock.Pass(TimeSpan.FromMilliseconds(50));
        await bench.Clock.Pass(TimeSpan.FromMilliseconds(100));

        Assert.Null(await line.Soon());
        Assert.Equal(3, bench.Show.Reports.Count);
        Assert.Single(bench.Show.Reports.Distinct());
    }

    [Fact]
    public async Task When_patience_ends_lines_are_refused_and_reactions_kept()
    {
        await using var bench = new ReporterBench();
        bench.Answer = _ => Task.FromException<ReportReply>(new TimeoutException());
        var line = bench.Reporter.Say(ReporterBench.Post(1));
        bench.Reporter.React(ReactionKind.Like, 1);
        bench.Start();
        await bench.Clock.Waiting(TimeSpan.FromMilliseconds(50));
        bench.Clock.Advance(bench.Options.Patience + TimeSpan.FromMilliseconds(1));
        Assert.Equal(RefusalReason.StoreUnavailable, (await line.Soon())!.Reason);

        bench.Answer = _ => null;
        var next = bench.Reporter.Say(ReporterBench.Post(2));
        await bench.Tick();
        Assert.Null(await next.Soon());
        Assert.Equal(1, bench.Show.Reports[^1].Totals.Like);
        Assert.Equal("line 2", Assert.Single(bench.Show.Reports[^1].Lines).Text);
    }

    [Fact]
    public async Task Waiting_lines_are_bounded()
    {
        await using var bench = new ReporterBench(new EdgeOptions { MaxWaitingLines = 2 });
        var lines = Enumerable.Range(0, 2).Select(i => bench.Reporter.Say(ReporterBench.Post(i))).ToArray();
        Assert.Equal(RefusalReason.Busy, (await bench.Reporter.Say(ReporterBench.Post(2)))!.Reason);
        bench.Start();
        Assert.All(await Task.WhenAll(lines).Soon(), Assert.Null);
    }

    [Fact]
    public async Task Without_news_it_reports_at_every_heartbeat()
    {
        await using var bench = new ReporterBench();
        bench.Start();
        for (var beat = 1; beat <= 3; beat++)
        {
            bench.Audience = beat;
            await bench.Clock.Pass(bench.Options.Heartbeat);
            await bench.Called();
            await bench.Tick();
        }
        Assert.Equal([1L, 2L, 3L], bench.Show.Reports.Select(r => r.Audience));
    }

    [Fact]
    public async Task The_end_hands_over_what_was_under_way_and_what_waited_and_refuses_the_rest()
    {
        await using var bench = new ReporterBench();
        bench.Answer = _ => new TaskCompletionSource<ReportReply>().Task;
        var underway = bench.Reporter.Say(ReporterBench.Post(0));
        bench.Start();
        await bench.Called();
        var waiting = Enumerable.Range(1, 1_200).Select(i => bench.Reporter.Say(ReporterBench.Post(i))).ToArray();
        bench.Reporter.React(ReactionKind.Share, 4);
        await bench.Stop();
        bench.Answer = _ => null;
        var finishing = bench.Reporter.Finish();
        foreach (var pause in new[] { 50, 100 })
            await bench.Clock.Pass(TimeSpan.FromMilliseconds(pause));
        await finishing.Soon();

        Assert.All(await Task.WhenAll([underway, .. waiting]).Soon(), Assert.Null);
        Assert.Equal([1, 1, 1_000, 200], bench.Show.Reports.Select(r => r.Lines.Length));
        Assert.Equal((0, 4), (bench.Show.Reports[^1].Audience, bench.Show.Reports[^1].Totals.Share));
        Assert.Equal(RefusalReason.StoreUnavailable, (await bench.Reporter.Say(ReporterBench.Post(9)))!.Reason);
        Assert.Equal(RefusalReason.StoreUnavailable, bench.Reporter.React(ReactionKind.Heart, 1)!.Reason);
    }

    [Fact]
    public async Task The_end_gives_up_when_patience_does_and_leaves_no_line_unanswered()
    {
        await using var bench = new ReporterBench();
        bench.Answer = _ => new TaskCompletionSource<ReportReply>().Task;
        var line = bench.Reporter.Say(ReporterBench.Post(1));
        var finishing = bench.Reporter.Finish();
        await bench.Clock.Pass(bench.Options.Patience);
        await finishing.Soon();
        Assert.Equal(RefusalReason.StoreUnavailable, (await line.Soon())!.Reason);
    }
}
