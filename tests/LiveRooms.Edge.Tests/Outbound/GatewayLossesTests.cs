using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;

namespace LiveRooms.Edge.Tests.Outbound;

public sealed class GatewayLossesTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly GatewayLosses _losses = new();

    [Fact]
    public async Task Who_waits_at_a_loss_is_told_and_nobody_else()
    {
        _losses.Tell();
        Assert.Equal(1, await _losses.Answer(() => Task.FromResult(1)));
        var never = new TaskCompletionSource<int>();
        var waiting = Enumerable.Range(0, 3).Select(_ => _losses.Answer(() => never.Task)).ToList();
        var later = new TaskCompletionSource<int>();
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        _losses.Tell();
        var asked = _losses.Answer(() => later.Task);
        foreach (var one in waiting)
            await Assert.ThrowsAsync<GatewayLostException>(() => one.Soon());
        later.SetResult(2);
        Assert.Equal(2, await asked.Soon());
        // What comes too late is nobody's, its failure as well.
        never.SetException(new TimeoutException());
    }

    [Fact]
    public async Task A_loss_while_asking_counts_and_a_failure_is_the_callers()
    {
        await Assert.ThrowsAsync<GatewayLostException>(() => _losses.Answer(() =>
        {
            _losses.Tell();
            return new TaskCompletionSource<int>().Task;
        }).Soon());
        await Assert.ThrowsAsync<InvalidDataException>(() => _losses.Answer(() => Task.FromException<int>(new InvalidDataException())));
    }

    [Fact]
    public async Task A_report_that_was_under_way_goes_again_as_it_was()
    {
        await using var bench = new ReporterBench();
        var lost = new TaskCompletionSource<ReportReply>();
        bench.Answer = _ => lost.Task;
        var line = bench.Reporter.Say(ReporterBench.Post(1));
        bench.Start();
        await bench.Called();
        bench.Answer = _ => null;
        bench.Losses.Tell();
        await bench.Clock.Pass(Pause);
        Assert.Null(await line.Soon());
        Assert.Equal(["line 1", "line 1"], bench.Show.Reports.SelectMany(report => report.Lines).Select(said => said.Text));
    }

    [Fact]
    public async Task A_follow_that_was_under_way_goes_again_from_where_it_stood()
    {
        var (show, clock, pages) = (new FakeShow("show-1"), new HandClock(), new List<FeedPage>());
        var never = new TaskCompletionSource();
        show.OnFollow = _ => never.Task;
        var follower = new RelayFollower(Make.Show, show, Make.Context(clock) with { Losses = _losses }, static () => Pause, pages.Add);
        using var closing = new CancellationTokenSource();
        var run = follower.Run(closing.Token);
        Assert.Single(show.Follows);
        show.OnFollow = static _ => Task.CompletedTask;
        _losses.Tell();
        await clock.Pass(Pause);
        Assert.Null(await follower.Ready.Soon());
        Assert.Equal(show.Follows[0], show.Follows[1]);
        Assert.Single(pages);
        await closing.CancelAsync();
        await run.Soon();
    }
}
