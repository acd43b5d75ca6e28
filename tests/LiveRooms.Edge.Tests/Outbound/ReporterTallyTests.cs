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
            var reporter = new RelayReporter(show, Make.Context(options: options), () => options.Tick);
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
