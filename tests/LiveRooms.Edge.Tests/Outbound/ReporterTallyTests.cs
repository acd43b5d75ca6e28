using CsCheck;
using LiveRooms.Edge.Outbound;
using LiveRooms.Edge.Tests.Fakes;
using LiveRooms.Grains.Shows;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Edge.Tests.Outbound;

/// <summary>Reactions come from many threads while reports are lost, answers are lost, and sessions are given up by the show.</summary>
public sealed class ReporterTallyTests
{
    private enum Fate
    {
        Answered,
        ReportLost,
        AnswerLost,
        Retired,
    }

    [Fact]
    public Task Whatever_befalls_reports_every_reaction_counts_once() => Gen.Select(
        Gen.Frequency((4, Gen.Const(Fate.Answered)), (1, Gen.Const(Fate.ReportLost)), (1, Gen.Const(Fate.AnswerLost)), (2, Gen.Const(Fate.Retired)))
            .Array[1, 25],
        Gen.Int[1, 50].Array[1, 40]).SampleAsync(
        async (fates, counts) =>
        {
            var tally = new Tally();
            var next = new Queue<Fate>(fates);
            var totals = new Dictionary<RelaySession, long>();
            var show = new FakeShow("show-1")
            {
                OnReport = report =>
                {
                    Assert.True(totals.GetValueOrDefault(report.Session) <= report.Totals.Heart, "A total fell.");
                    totals[report.Session] = report.Totals.Heart;
                    return Meet(next.TryDequeue(out var fate) ? fate : Fate.Answered, tally, report);
                },
            };
            var options = new EdgeOptions { Tick = TimeSpan.FromMilliseconds(5), Patience = TimeSpan.FromMinutes(1) };
            var reporter = new RelayReporter(Make.Show, show, Make.Context(options: options), () => options.Tick);
            using var closing = new CancellationTokenSource();
            var run = reporter.Run(() => 1, closing.Token);
            await Task.WhenAll(counts.Chunk(10).Select(chunk => Task.Run(async () =>
            {
                foreach (var count in chunk)
                {
                    Assert.Null(reporter.React(ReactionKind.Heart, count));
                    await Task.Yield();
                }
            })));
            await closing.CancelAsync();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await reporter.Finish().Soon();
            Assert.Equal(counts.Sum(), tally.Total.Heart);
        },
        iter: 40);

    [Fact]
    public Task A_reaction_that_meets_the_end_counts_when_it_was_taken_and_not_when_it_was_refused() => Gen.Select(
        Gen.Select(Gen.Enum<ReactionKind>(), Gen.Int[1, 50]).Array[1, 200].Array[1, 4], Gen.Int[0, 400]).SampleAsync(
        async (walks, pause) =>
        {
            var tally = new Tally();
            var show = new FakeShow("show-1") { OnReport = report => Meet(Fate.Answered, tally, report) };
            var reporter = new RelayReporter(Make.Show, show, Make.Context(options: Make.Options()), () => Make.Options().Tick);
            var taken = new long[4];
            var walking = walks.Select(walk => Task.Run(() =>
            {
                foreach (var (kind, count) in walk)
                {
                    if (reporter.React(kind, count) is null)
                        Interlocked.Add(ref taken[(int)kind], count);
                }
            })).ToArray();
            Thread.SpinWait(pause);
            await reporter.Finish().Soon();
            await Task.WhenAll(walking);
            Assert.Equal(taken, ReactionNames.All.Select(kind => tally.Total[kind]));
            Assert.NotNull(reporter.React(ReactionKind.Heart, 1));
        },
        iter: 300);

    [Fact]
    public async Task Whoever_reacts_while_a_report_is_made_is_in_it_or_wakes_the_next()
    {
        var reported = 0L;
        var show = new FakeShow("show-1")
        {
            OnReport = report =>
            {
                Volatile.Write(ref reported, report.Totals.Heart);
                return null;
            },
        };
        // No heartbeat comes to help within the test's patience.
        var options = new EdgeOptions { Tick = TimeSpan.FromMilliseconds(5), Heartbeat = TimeSpan.FromMinutes(10) };
        var reporter = new RelayReporter(Make.Show, show, Make.Context(options: options), () => options.Tick);
        using var closing = new CancellationTokenSource();
        var run = reporter.Run(() => 1, closing.Token);
        for (var hearts = 1; hearts <= 200; hearts++)
        {
            Assert.Null(reporter.React(ReactionKind.Heart, 1));
            if (hearts % 3 == 0)
                await Patience.Until(() => Volatile.Read(ref reported) == hearts);
        }
        await closing.CancelAsync();
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private static Task<ReportReply> Meet(Fate fate, Tally tally, RelayReport report)
    {
        if (fate == Fate.ReportLost)
            return Task.FromException<ReportReply>(new TimeoutException());
        if (fate == Fate.Retired)
            tally.Retire(report.Session);
        var retired = tally.IsRetired(report.Session);
        tally.Apply(report.Session, report.Totals);
        return fate == Fate.AnswerLost
            ? Task.FromException<ReportReply>(new TimeoutException())
            : Task.FromResult(new ReportReply(null, [], retired, tally.Of(report.Session)));
    }
}
