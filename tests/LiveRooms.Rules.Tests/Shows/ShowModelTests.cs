using System.Text;
using CsCheck;
using LiveRooms.Rules.Ids;
using LiveRooms.Rules.Shows;

namespace LiveRooms.Rules.Tests.Shows;

public sealed class ShowModelTests
{
    [Fact]
    public void A_room_holds_what_was_accepted() => ShowPlan.Any.Sample(
        steps =>
        {
            var lines = new List<(ViewerId Viewer, string Text)>();
            var muted = new Dictionary<ViewerId, DateTimeOffset>();
            var history = new ShowHistory(steps);
            history.Run(
                decided: (command, decision) =>
                {
                    if (command is not PostChat chat || decision.Events.IsEmpty)
                        return;
                    Assert.Equal(ShowStatus.Live, history.Show.Status);
                    Assert.False(muted.TryGetValue(chat.Viewer, out var until) && until > history.Now);
                    lines.Add((chat.Viewer, chat.Text.Trim()));
                },
                evolved: (command, decision) =>
                {
                    if (command is MuteViewer mute && decision.Refusal is null)
                        muted[mute.Viewer] = mute.Length == TimeSpan.Zero ? default : history.Now + mute.Length;
                    Assert.Equal(lines, history.Show.Chat.Select(l => (l.Viewer, l.Text)));
                    Assert.Equal(Enumerable.Range(1, lines.Count).Select(n => (long)n), history.Show.Chat.Select(l => l.Number));
                    Assert.Equal(lines.Count, history.Show.LastLine);
                });
        },
        iter: 2_000);

    [Fact]
    public void A_tally_is_the_sum_of_the_greatest_reports() => ShowPlan.Any.Sample(
        steps =>
        {
            var greatest = new Dictionary<RelaySession, ReactionTotals>();
            var retired = new HashSet<RelaySession>();
            var history = new ShowHistory(steps);
            history.Run(evolved: (command, decision) =>
            {
                if (command is ReportTally report && !retired.Contains(report.Session))
                    greatest[report.Session] = greatest.GetValueOrDefault(report.Session).Greater(ReactionTotals.From(report.Totals));
                if (command is RetireSession retire && !decision.Events.IsEmpty)
                    retired.Add(retire.Session);
                var sum = greatest.Values.Aggregate(default(ReactionTotals), (a, b) => a.Plus(b));
                Assert.Equal(sum, history.Show.Tally.Total);
            });
        },
        iter: 2_000);

    [Fact]
    public void Deciding_changes_nothing_and_a_restored_show_decides_the_same() => ShowPlan.Any.Sample(
        steps =>
        {
            var history = new ShowHistory(steps);
            history.Run(decided: (command, decision) =>
            {
                if (!history.Show.Exists)
                    return;
                foreach (var show in new[] { history.Show, Restore(history.Show) })
                {
                    var again = ShowRules.Decide(show, command, history.Now);
                    Assert.Equal(decision.Refusal, again.Refusal);
                    Assert.Equal(decision.Events, again.Events);
                }
            });
        },
        iter: 500);

    [Fact]
    public void A_snapshot_and_the_events_after_it_make_the_same_show_at_every_point() => ShowPlan.Any.Sample(
        steps =>
        {
            var history = new ShowHistory(steps).Run();
            var final = Text(history.Show);
            var live = Show.Initial;
            for (var i = 0; i < history.Events.Count; i++)
            {
                live.Evolve(history.Events[i]);
                var restored = Restore(live);
                foreach (var e in history.Events.Skip(i + 1))
                    restored.Evolve(e);
                Assert.Equal(final, Text(restored));
            }
        },
        iter: 300);

    [Fact]
    public void A_revision_counts_events_and_a_view_is_newer_only_when_it_shows_something_else() => ShowPlan.Any.Sample(
        steps =>
        {
            var (view, revision) = ((ShowStatus.Scheduled, default(string)), 0L);
            var history = new ShowHistory(steps);
            history.Run(evolved: (_, _) =>
            {
                var now = (history.Show.Status, history.Show.Pinned?.ToString());
                Assert.Equal(history.Events.Count, history.Show.Revision);
                Assert.True(now == view || history.Show.ViewRevision > revision);
                (view, revision) = (now, history.Show.ViewRevision);
            });
        },
        iter: 500);

    [Fact]
    public void Events_survive_their_stored_text() => ShowPlan.Any.Sample(
        steps =>
        {
            var history = new ShowHistory(steps).Run();
            Assert.Equal(history.Events, ShowJson.Decode(ShowJson.Encode(history.Events)));
        },
        iter: 1_000);

    [Fact]
    public void Histories_reach_every_interesting_case()
    {
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var steps in Samples.Of(ShowPlan.Any, 1_000, stream: 2))
        {
            new ShowHistory(steps).Run((command, decision) =>
            {
                string[] cases =
                [
                    .. decision.Events.Select(e => e.GetType().Name),
                    decision.Refusal is { } refusal ? $"refused {refusal.Reason}" : $"accepted {command.GetType().Name}",
                    decision.Refusal is null && decision.Events.IsEmpty ? $"nothing new {command.GetType().Name}" : "something",
                ];
                foreach (var what in cases)
                    seen[what] = seen.GetValueOrDefault(what) + 1;
            });
        }

        string[] wanted =
        [
            .. typeof(ShowEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ShowEvent))).Select(t => t.Name),
            "refused ShowEnded", "refused ShowNotLive", "refused ChatEmpty", "refused ChatTooLong", "refused ChatControlCharacters",
            "refused ChatMuted", "refused OperationConflict", "nothing new PostChat", "nothing new ReportTally", "nothing new RetireSession",
            "nothing new GoLive", "nothing new EndShow", "nothing new AttachDrop", "nothing new PinProduct", "nothing new MuteViewer",
        ];
        Assert.All(wanted, what => Assert.True(seen.GetValueOrDefault(what) > 0, $"{what}: never"));
        Assert.All(["ChatPosted", "TallyReported", "refused ChatMuted"], what => Assert.True(seen[what] >= 500, $"{what}: only {seen[what]}"));
    }

    private static Show Restore(Show show) =>
        Show.FromSnapshot(ShowJson.DecodeSnapshot(ShowJson.EncodeSnapshot(show.ToSnapshot())));

    private static string Text(Show show) => Encoding.UTF8.GetString(ShowJson.EncodeSnapshot(show.ToSnapshot()));
}
